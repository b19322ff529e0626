//! What a golden log adds up to, as text that a person can check.

use foghorn_core::Fact;
use foghorn_core::incident::Incident;

use crate::clockface::{face, ledger, said, time};

/// Everything that the incident says, at 15:00 of the pinned day.
pub(crate) fn state(incident: &Incident) -> String {
    let mut lines = vec![
        format!("{} {} ({})", incident.reference, incident.title_now(), incident.kind),
        format!("{}, {}{}", incident.severity_now(), incident.status_now(), unconfirmed(incident)),
        format!("declared {}, began {}", said(incident.declared_at()), incident.started().map_or("?".into(), said)),
    ];
    lines.extend(incident.source.iter().map(|source| format!("from {} {}", source.source, source.source_id)));
    lines.extend(incident.facts.iter().filter_map(|(fact, told)| told.current().map(|text| format!("{fact}: {text}"))));
    lines.extend(
        incident.roles.iter().map(|(role, people)| {
            format!("{role}: {}", people.current().and_then(Option::as_deref).unwrap_or("nobody"))
        }),
    );
    lines.extend(incident.legal_hold.latest().map(|hold| format!("legal hold: {:?}", hold.value)));
    lines.extend(incident.compensation.current().map(|offer| format!("offered, says {}: {}", offer.by, offer.what)));
    lines.extend(incident.offers.iter().map(|offer| {
        let steps: Vec<_> = offer.steps.iter().map(|it| format!("{} {}", it.step, said(it.stamp.at))).collect();
        format!("offer {}: {}; owed: {}", offer.what, steps.join(", "), offer.is_owed())
    }));
    lines.extend(incident.approval_needed(&["customers".into()]).map(|why| format!("needs approval: {why}")));
    lines.extend(incident.approvals.iter().map(|(_, approved)| {
        let text = approved.sha256.get(..8).unwrap_or_default();
        format!("{} approved {text} for {}, overruling {:?}", approved.by, approved.stakeholder, approved.overruled)
    }));
    lines.extend(incident.linked().map(|(_, link)| format!("{} {}: {}", link.tie, link.reference, link.title)));
    lines.extend(incident.rings.iter().map(|ring| {
        format!("ring {}: {:?}, unanswered {:?}, {:?}", ring.scheme, ring.steps, ring.unanswered, ring.end)
    }));
    let customers = &incident.customers;
    if !customers.listed.is_empty() {
        let (approved, forgotten) = (customers.approved(), customers.forgotten.as_ref().map(|stamp| said(stamp.at)));
        lines.push(format!(
            "{} customers, approved {approved}, written to {}, forgotten {forgotten:?}",
            customers.total(),
            customers.written
        ));
        lines.extend(customers.stories.iter().map(|(row, story)| {
            let answers: Vec<_> = story.answers.iter().map(|it| (said(it.stamp.at), it.content, &it.note)).collect();
            format!("  {row}: {answers:?}, next {:?}", story.next.as_ref().map(|next| (&next.what, said(next.due_at))))
        }));
    }
    let after = &incident.aftermath;
    lines.extend(after.follow_ups.iter().map(|story| format!("{:?}, {:?}", story.follow_up, story.end)));
    lines.extend(after.lessons.iter().map(|lesson| format!("{}: {} {:?}", lesson.kind, lesson.text, lesson.whys)));
    lines.extend(after.moved.current().map(|(at, why)| format!("postmortem {}: {why}", said(*at))));
    lines.extend(after.published.iter().map(|(_, it)| format!("published, {}: {:?}", it.audience, it.place)));
    lines.extend(after.reassurances.iter().map(|(_, it)| format!("{}: told {}, {:?}", it.round, it.told, it.note)));
    lines.extend(incident.evidence(Fact::DataSafety).map(|how| format!("data safety known by {how}")));
    for list in foghorn_core::checklists::checklists(incident) {
        lines.push(format!("{} since {}", list.title, said(list.since)));
        lines.extend(list.things.iter().map(|thing| {
            let due = thing.due_at.map(|at| format!(", due {}", said(at))).unwrap_or_default();
            format!("  {}: {}{due}, {:?}, {:?}", thing.id, thing.item.text, thing.owner, thing.fate)
        }));
    }
    for report in foghorn_core::deadlines::deadlines(incident, chrono_tz::Tz::UTC) {
        let due = report.due_at.map_or("waits".to_owned(), |at| format!("due {}", said(at)));
        lines.push(format!("{}: {due}, {:?}", report.deadline.name, report.met.map(|(at, note)| (said(at), note))));
    }
    lines.extend(incident.asks.iter().map(|ask| {
        format!("{} asked for {} by {}, {:?}", ask.who, ask.what, said(ask.due_at), ask.end.as_ref().map(|end| &end.1))
    }));
    lines.extend(incident.command.handovers.iter().map(|handover| {
        let (by, to) = (handover.author.as_deref().unwrap_or("somebody"), &handover.given.to);
        let accepted = handover.accepted.as_ref().map(|accepted| format!("{} {}", accepted.person, said(accepted.at)));
        format!("{by} to {to}: accepted {accepted:?}, confirmed {:?}", handover.confirmed_at.map(said))
    }));
    lines.extend(incident.command.objectives().map(|objectives| format!("objectives: {objectives}")));
    lines.extend(incident.command.exit_criteria().map(|criteria| format!("exit criteria: {criteria}")));
    lines.extend(["laptop", "other-laptop"].into_iter().filter_map(|laptop| {
        let watching = incident.command.watching(&laptop.into())?;
        Some(format!("{laptop} only watches since {}, {} has command", said(watching.since), watching.to))
    }));
    lines.extend(incident.decisions().map(|(act, decided)| {
        let text = incident.decided(act).unwrap_or_default();
        let (why, by, revisit) = (&decided.why, &decided.by, decided.revisit_at.map(said));
        format!("decided: {text}, why {why:?}, by {by:?}, again {revisit:?}")
    }));
    for update in &incident.updates {
        let corrected = if update.corrected { " (put right)" } else { "" };
        lines.push(format!("update{corrected}: {}", update.sent.text.as_deref().unwrap_or("no text yet")));
        lines.extend(update.sent.proof.iter().map(|proof| format!("  proof {proof:?}")));
        lines.extend(update.sent.deliveries.iter().map(|delivery| {
            format!("  to {} by {} at {}", delivery.stakeholder, delivery.channel, said(delivery.posted_at))
        }));
    }
    lines.extend(incident.corrections.values().map(|correction| format!("note put right: {}", correction.text)));
    lines.extend(
        incident
            .snoozes
            .iter()
            .map(|snooze| format!("snoozed {} {} until {}", snooze.stakeholder, said(snooze.at), said(snooze.until))),
    );
    lines.push("clocks at 15:00:".to_owned());
    for clock in incident.clocks() {
        lines.push(format!("  {}", face(clock, &incident.stages(), time("15:00"))));
        lines.extend(ledger(clock).lines().map(|line| format!("    {line}")));
    }
    lines.push(format!("acts: {}, unknown: {}", acts(incident), incident.unknown));
    lines.join("\n") + "\n"
}

fn unconfirmed(incident: &Incident) -> &'static str {
    if incident.severity_confirmed() { "" } else { " (severity unconfirmed)" }
}

fn acts(incident: &Incident) -> String {
    let name = |trace: &foghorn_core::incident::ActTrace| {
        format!("{}{}", trace.kind, if trace.live { "" } else { " (taken back)" })
    };
    incident.acts.iter().map(name).collect::<Vec<_>>().join(", ")
}
