//! A handful of drafts, whole, as the people they are for would read them.

use chrono_tz::Tz;
use foghorn_core::{Fact, Status};
use foghorn_drafts::{Library, Occasion, occasion_for, write};
use insta::assert_snapshot;

use crate::story::{FULL, Story, time};

fn text(story: &Story, stakeholder: &str, occasion: Occasion) -> String {
    let library = Library::built_in();
    let written = write(&library, &story.incident, &stakeholder.into(), occasion, time("14:10"), Tz::UTC);
    assert_eq!(written.fault, None);
    written.draft.text
}

fn due(story: &Story, stakeholder: &str) -> String {
    text(story, stakeholder, occasion_for(&story.incident, &stakeholder.into(), time("14:10")))
}

#[test]
fn first_word_with_nothing_known() {
    assert_snapshot!(due(&Story::begin(), "customers"), @"
    # Card payments fail

    ⟦impact⟧. We are finding out who is affected.

    What we are doing: We are looking for the cause.

    The next update comes by 14:25 UTC.
    ");
}

#[test]
fn first_word_with_the_harm_known() {
    let story = Story::begin().started("13:12").facts("13:26", &FULL[..2]);
    assert_snapshot!(due(&story, "customers"), @"
    # Card payments fail

    12 % of card payments in the EU fail. It began at 13:12 UTC. Affected: People in the EU who pay by card.

    We are sorry. You rely on us for this, and we have let you down.

    What we are doing: We are looking for the cause.

    The next update comes by 14:25 UTC.
    ");
}

#[test]
fn the_cause_was_found() {
    assert_snapshot!(due(&Story::full(), "customers"), @"
    # Card payments fail

    We have found the cause and are working on a fix.

    What went wrong: Our release at 13:05 UTC made card checks fail.

    What it means for you: 12 % of card payments in the EU fail. It began at 13:12 UTC. Affected: People in the EU who pay by card.

    We are sorry. You rely on us for this, and we have let you down.

    What we are doing: We are taking the release back, and 3 of 8 regions are done.

    What we do not know yet: Whether payments that were tried twice were charged twice.

    What you can do: Pay by bank transfer.

    Your data: No data was lost or seen by others.

    The next update comes by 14:30 UTC.
    ");
}

#[test]
fn progress_names_what_is_new_and_owes_its_regret_once() {
    let story = Story::begin().sent("13:30", "customers").facts("13:40", &FULL[..1]).facts("13:41", &FULL[4..5]);
    assert_snapshot!(due(&story, "customers"), @"
    # Card payments fail

    12 % of card payments in the EU fail.

    We are sorry. You rely on us for this, and we have let you down.

    Since our update at 13:30 UTC we have news on the impact and what we are doing.

    We are still looking for the cause.

    What we are doing: We are taking the release back, and 3 of 8 regions are done.

    The next update comes by 14:25 UTC.
    ");
}

#[test]
fn nothing_is_new() {
    let story = Story::full().sent("13:55", "customers");
    assert_snapshot!(due(&story, "customers"), @"
    # Card payments fail

    Nothing has changed since our update at 13:55 UTC. We are still working on it, and this is where it stands.

    12 % of card payments in the EU fail. It began at 13:12 UTC. Affected: People in the EU who pay by card.

    We know the cause and are working on a fix.

    What we are doing: We are taking the release back, and 3 of 8 regions are done.

    What you can do: Pay by bank transfer.

    The next update comes by 14:30 UTC.
    ");
}

#[test]
fn it_is_over() {
    let story = Story::full().status("14:02", Status::Resolved);
    assert_snapshot!(due(&story, "customers"), @"
    # Resolved: Card payments fail

    This was resolved at 14:02 UTC. The service works as it should.

    What was wrong: 12 % of card payments in the EU fail. Affected: People in the EU who pay by card. It began at 13:12 UTC and lasted 50 min.

    Why it happened: Our release at 13:05 UTC made card checks fail.

    We are sorry. You rely on us for this, and we let you down.

    Your data: No data was lost or seen by others.

    What can still be slow or missing: ⟦what, and until when, or: nothing⟧.

    The full account follows: ⟦where, on which day⟧.
    ");
}

#[test]
fn executives_read_status_overview_next_steps() {
    assert_snapshot!(due(&Story::full(), "executives"), @"
    # SEV1, identified: Card payments fail

    ## Status

    As of 14:10 UTC: Identified. The impact began at 13:12 UTC; it has lasted 58 min. Severity: SEV1. Critical: customers cannot do what they came for, or data is at risk.

    What moved since our word at 13:30 UTC:

    - Status: identified (was: investigating)

    ## Overview

    - Impact: 12 % of card payments in the EU fail.
    - Affected: People in the EU who pay by card.
    - Known: Our release at 13:05 UTC made card checks fail.
    - Not known yet: Whether payments that were tried twice were charged twice.
    - Data: No data was lost or seen by others.
    - What customers can do: Pay by bank transfer.

    ## Next steps

    - We are doing this now: We are taking the release back, and 3 of 8 regions are done.
    - In command: Ann.
    - What we need from you: ⟦a decision and its time, or: nothing⟧.
    - Estimate, which is no promise: 40 minutes.
    - The next update comes by 14:40 UTC.

    INC-7
    ");
}

#[test]
fn support_knows_what_to_say_and_what_not() {
    assert_snapshot!(due(&Story::full(), "support"), @"
    # For support: Card payments fail

    As of 14:10 UTC: We know the cause and are working on a fix.

    ## What to say

    - What is wrong: 12 % of card payments in the EU fail. It began at 13:12 UTC.
    - Who is affected: People in the EU who pay by card.
    - What people can do: Pay by bank transfer.
    - Data: No data was lost or seen by others.
    - We are sorry. You rely on us for this, and we have let you down.
    - What we are doing: We are taking the release back, and 3 of 8 regions are done.
    - The next public update comes by 14:30 UTC, on our status page.

    ## What not to say

    - When it will work again. Name the time of the next update instead.
    - A cause other than this one: Our release at 13:05 UTC made card checks fail.
    - Anything on data that does not stand above.
    - Anything on a credit or a refund. Nothing is approved until you hear so here.
    - Whose fault it is: no names of people, teams or vendors.
    - An answer to this, which we do not know yet: Whether payments that were tried twice were charged twice.

    ## What to bring to us

    Bring reports that do not fit what stands here to ⟦channel⟧. Bring anything on data, safety or the press there too. Say where it fails and since when, with the zone. Note each customer who was hit hard, so that we can write to them one by one.
    ");
}

#[test]
fn the_apology_has_regret_explanation_ownership_promise_and_repair() {
    let story = Story::full().status("14:02", Status::Resolved);
    assert_snapshot!(text(&story, "customers", Occasion::Apology), @"
    # We are sorry: Card payments fail

    What was wrong: 12 % of card payments in the EU fail. Affected: People in the EU who pay by card. It began at 13:12 UTC and was resolved at 14:02 UTC.

    For the people who rely on us that meant: ⟦what they could not do, in their words⟧.

    We are sorry. You trusted us with this, and we let you down.

    This is what caused it: Our release at 13:05 UTC made card checks fail. That was our failure, and we own it.

    Your data: No data was lost or seen by others.

    What we do to make it right: ⟦what was approved for those who were hurt⟧.

    To do better, we will ⟦do what, and by which day⟧.

    The full account follows: ⟦where, on which day⟧. You can reach us at ⟦public contact⟧. A person answers.
    ");
}

#[test]
fn the_holding_statement_says_nothing_that_counsel_would_strike() {
    let story = Story::full().fact("14:00", Fact::DataSafety, "Names and addresses may have been seen");
    assert_snapshot!(text(&story, "customers", Occasion::HoldingStatement), @"
    # Card payments fail

    We are looking into this.

    What we see: 12 % of card payments in the EU fail. It began at 13:12 UTC. Affected: People in the EU who pay by card.

    We are checking the facts before we speak about them. You will hear from us what we have checked, and nothing else.

    What you can do: Pay by bank transfer.

    Please send your questions to ⟦public contact⟧.

    The next update comes by 14:30 UTC. You will hear from us then also when we have nothing new.
    ");
}

#[test]
fn a_text_message_and_a_post() {
    let story = Story::full();
    let both =
        format!("{}\n--\n{}", text(&story, "customers", Occasion::Sms), text(&story, "customers", Occasion::Social));
    assert_snapshot!(both, @"
    12 % of card payments in the EU fail. We are working on it. Next update by 14:30 UTC.
    --
    12 % of card payments in the EU fail. What you can do: Pay by bank transfer. We are sorry. You rely on us, and we have let you down. We are working on it. Next update by 14:30 UTC: ⟦link to the status page⟧
    ");
}
