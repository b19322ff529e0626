//! The words by which a text shows its status.
//!
//! Patterns only, in the notation of `pattern`. Not here: what they say together (`status`).

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::own;

/// What sentences are asked for.
pub(crate) struct Cues {
    pub(crate) label: Regex,
    pub(crate) maintenance: Regex,
    pub(crate) planned: Regex,
    pub(crate) unplanned: Regex,
    pub(crate) report: Regex,
    pub(crate) hypothetical: Regex,
    pub(crate) coming: Regex,
    pub(crate) partly: Regex,
    pub(crate) over: Regex,
    pub(crate) back: Regex,
    pub(crate) broken: Regex,
    pub(crate) past: Regex,
    pub(crate) window: Regex,
    pub(crate) watching: Regex,
    pub(crate) mending: Regex,
    pub(crate) identified: Regex,
    pub(crate) investigating: Regex,
    pub(crate) cause: Regex,
    pub(crate) still: Regex,
    pub(crate) regret: Regex,
    pub(crate) now: Regex,
    pub(crate) promised: Regex,
    pub(crate) ended: Regex,
    pub(crate) last_word: Regex,
    pub(crate) finished: Regex,
    pub(crate) known: Regex,
    pub(crate) sought: Regex,
    pub(crate) waiting: Regex,
    pub(crate) ahead: Regex,
    pub(crate) trouble: Regex,
    pub(crate) denied: Regex,
    pub(crate) harmless: Regex,
    pub(crate) again: Regex,
    pub(crate) not_again: Regex,
}

impl Cues {
    /// Something does not happen that should: "does not arrive", but not "is not affected".
    pub(crate) fn is_denied(&self, sentence: &str) -> bool {
        but_not(&self.denied, &self.harmless, sentence)
    }

    /// Something happens again that did not: "prints again", but not "try again".
    pub(crate) fn is_again(&self, sentence: &str) -> bool {
        but_not(&self.again, &self.not_again, sentence)
    }
}

/// Whether a pattern is found where the exceptions to it are not.
fn but_not(pattern: &Regex, except: &Regex, sentence: &str) -> bool {
    if !pattern.is_match(sentence) {
        return false;
    }
    let excepted: Vec<_> = except.find_iter(sentence).collect();
    let touches = |found: regex::Match<'_>| {
        excepted.iter().any(|except| except.start() < found.end() && found.start() < except.end())
    };
    pattern.find_iter(sentence).any(|found| !touches(found))
}

/// The patterns, compiled once.
pub(crate) fn cues() -> &'static Cues {
    static CUES: LazyLock<Cues> = LazyLock::new(|| Cues {
        label: own(
            r"(?:^|\n)[\s\[*#_(>]*(?:[\d:/., T-]{4,24}(?:(?-i:[A-Z]{1,4}))?[\])*_]*[\s:\u{2013}\u{2014}-]*[\s\[*#_]*)?(?:(?:current )?status\s?:[\s*]*)?(?<here>investigating|identified|monitoring|resolved|scheduled|in progress|completed|maintenance)(?:[\]*_]*\s?(?:[-:\u{2013}\u{2014}]|\n\W*\w+)|[\]*_]+)",
        ),
        maintenance: own(
            r"we will (?:switch|move|replace|upgrade|migrate|swap) (?:the|our|to|all)|will be (?:\w+ )?(?:upgraded|migrated|restarted|rebooted|moved|replaced|(?:down|unavailable|offline) (?:for|from|on|until|between|while|during))|(?:engineers|technicians|team|crews|we) will (?:replace|upgrade|migrate|reboot|install|renew|relocate)|will not be available (?:for|from|on|until|between)|(?:we'll|we will) (?:be )?(?:upgrad|migrat|restart|reboot|replac|updating our)\w*|(?:we'll|we will|we are|we're) (?:be )?(?:performing (?:an? |the |some )?(?:\w+ ){0,2}(?:upgrade|migration|work))\w*|(?:scheduled|planned|routine|upcoming|emergency) (?:[\w-]+ ){0,2}?(?:maintenance|upgrades?|works?|downtime|outages?|reboots?|restarts?|migration|shut ?down)|(?:requires?|needs?|involves?) (?:an? )?(?:brief |short |quick |full )?(?:reboot|restart|shut ?down|upgrade)|needs? to be (?:rebooted|restarted|grown|replaced|upgraded|taken (?:down|offline)|moved|expanded|resized)|(?:while|as|whilst) we (?:\w+ )?(?:update|upgrade|migrate|replace|move|install|perform|carry out|do|complete|relocate|roll out)|(?:down|offline|unavailable|closed) for (?:an? )?(?:\w+ )?(?:maintenance|upgrades?|updates?|improvements?)|(?:maintenance|read-only) mode|(?:will|we'll|they'll|it'll|i'll) (?:all )?be (?:offline|down|unavailable|shut ?down|inaccessible|closed|read-only) (?:for|on|from|during|while|tonight|tomorrow|this|next|starting|beginning|between|at|to)|(?:is|are|has been|have been) scheduled (?:for|on|to)|(?:will|we'll|they'll|it'll|i'll) (?:be )?(?:perform|conduct|carry|apply|do|undertak|undergo)(?:ing|e)? (?:out )?(?:an? |some |the |our )?(?:[\w-]+ ){0,3}?(?:maintenance|upgrades?|updates?|patch\w*|work|migration|reboots?|restarts?)|(?:apply|applying|install|installing) (?:[\w-]+ ){0,3}?(?:security )?(?:patches|updates)|will (?:be )?(?:upgrad|migrat|replac|reboot|relocat|decommission)ing|at-risk (?:window|period)|will be (?:disrupted|affected|interrupted|impacted|degraded|slow(?:er)?) (?:for|on|during|while|from|between)|(?:we're|we are|we'll be|i'm|i am) (?:currently |now )?(?:doing|performing|running|executing|starting|upgrading|migrating|updating|patching|carrying out) (?:[\w.-]+ ){0,5}?(?:upgrades?|migration|maintenance|updates?|reboots?|replacement|move|switch)|will be (?:stopped|shut down|powered off|resized|recreated|reinstalled|retired|decommissioned)|during (?:an?|the|this|our) maintenance|brown-?outs? (?:operation|window|will)|proceed (?:to|with) (?:the |an? |perform )?(?:[\w-]+ ){0,3}?(?:update|upgrade|migration|maintenance|switch|move|replacement|reboot)|(?:will be|be|is being) (?:put|taken) (?:down|offline)|will (?:switch|move|migrate) (?:its|to|from|over|the)|work(?:ing)? on (?:moving|migrating|upgrading)|(?:in order )?to (?:migrate|upgrade|move) [^.]{0,60}(?:we'll|we will|will|need to)|requires? an? (?:reindex|rebuild|re-?install|maintenance|upgrade|migration)|(?:we'll|i'll|(?:we|i) (?:will|are going to)) (?:be )?(?:switch|mov|swap|chang|transition|decommission|cut|shut|tak|renam|retir|reorgani[sz]|relocat|rebuild|resiz|expand)(?:e|ing|ting|ning)? (?:over |down |off )?(?:the|our|to|this|all|from)|maintenance (?:window|period|works?|has|is|will|was|on|notice|mode|to|tonight|tomorrow|this|at)|(?:undergoing|perform(?:ing)?|carry(?:ing)? out|conduct(?:ing)?) <3> maintenance",
        ),
        planned: own(
            r"(?:notice|notification|announcement|reminder) (?:of|about|for|that) (?:an? |the |our )?(?:\w+ )?maintenance|(?:scheduled|planned|upcoming|emergency) maintenance (?:that )?(?:will|is (?:scheduled|planned)|window|notice)|maintenance was (?:extended|moved|postponed|cancel+ed)",
        ),
        unplanned: own(
            r"investigat\w*|(?:the|our|this|major|partial|power|network|ongoing|unplanned) outages?|experienc\w+ (?:an? )?(?:[\w-]+ )?outages?|maintenance to (?:\w+ )?(?:address|fix|resolve|repair|restore|correct|downgrade)|(?:is|are|went|currently) (?:offline|down)\W*$|working on (?:a|the) fix|incident|unexpectedly|unexpected (?:outages?|errors?|failures?|downtime|behaviou?r|shutdown)|degraded|elevated|caused by|due to|mitigat\w*|root cause|overr[ua]n|(?:following|after|during|result of) (?:the|a|an|our|this|routine|regular|planned|scheduled)? ?(?:\w+ ){0,3}(?:maintenance|upgrade|work)(?: of [^.,]{0,40})?(?:,| \w+ (?:was|were|had|lost|saw|experienced|made|failed))|during (?:\w+ )?maintenance [^.]{0,60}(?:was|were|had)|accidental\w*|why we had",
        ),
        report: own(
            r"post-?mortem (?:report|summary|of|for|on|[-:])|post-?mortem$|post[- ]incident (?:report|review)|incident (?:report|review|summary)|root cause(?: analysis)?\s?(?::|report|$)|(?:^|\n)\W*(?:root cause(?: analysis)?|summary|what (?:happened|went wrong)|impact|timeline|remediation)\W*\n\W*\w+|what (?:happened|went wrong)\s?[:?]|lessons learned|this report (?:is|describes|summari[sz]es)|initial review of|(?:we|i) (?:owe|want to (?:explain|share|tell)|wanted to (?:explain|share|write))|writing to (?:you )?(?:to )?(?:let|inform|tell|explain|apologi[sz]e|share)|on \w+ \d{1,2}(?:st|nd|rd|th)?,?(?: \d{4})?",
        ),
        hypothetical: own(
            r"^\W*(?:what (?:can|may|might) still|what was wrong|what \w+ saw|if|should|in case|please|we recommend|for (?:any|urgent)|(?:we |and |again,? |once again,? )*(?:(?:would like to|sincerely|truly|really|greatly|do) )*(?:thank|thanks|appreciate)) [^.]*",
        ),
        coming: own(
            r"(?:once|until|when|before|unless|as soon as) [^.]{0,60}(?:resolved|restored|fixed|over|back|recovered|available|complete|operational|normal|again)|(?:will|should|may|might|would|expect\w*|anticipat\w*|hop\w+|aim\w*|estimat\w*|working (?:\w+ )?to\w*|not(?: yet)?|isn't|aren't|hasn't|haven't|trying to|efforts? to) (?:\w+ ){0,6}?(?:resolv\w*|restor\w*|correct\w*|fix\w*|recover\w*|back|operational|mitigat\w*|normal|available|ended|again|complete\w*|running)",
        ),
        partly: own(
            r"most(?:ly)?|some|many|several|partial(?:ly)?|almost|nearly|majority|half|beginning|starting|remaining|other than|except(?: for)?|gradual(?:ly)?|still|continu\w+|\d\d? ?%|signs of|is coming|are coming|one by one",
        ),
        over: own(
            r"(?:bottlenecks?|backlog|queue) (?:has|have) (?:now |been |fully )*(?:cleared|drained)|(?:incident|issues?|problems?|outage|disruption|degradation|errors?|impact|fault|this|it|that) <12>(?:(?:has|have) (?:now |since |also |all )*(?:been )?(?:now |fully |completely |successfully )*(?:resolved|fixed|ended|passed|remediated|cleared|corrected|closed|rectified|solved|sorted|repaired|cured|patched)|(?:is|are|was|were) (?:now |fully |completely |successfully )*(?:resolved|fixed|over|closed|remediated|corrected|rectified|solved|sorted|repaired))|^\W*(?:resolved|fixed|solved|all fixed)|\[(?:final|closing|close)[^\]\n]{0,12}\]|(?:operation|upgrade|migration|work) (?:\w+ )?(?:finished|completed|done|went well|ended)|(?:seen|confirmed|observed|reached|to|made a) (?:a )?full recovery|(?:were|was) able to (?:\w+ )?(?:resolve|fix|restore)|all clear|incident closed|closing this incident|(?:marking|marked) (?:this|the) \w+ (?:as )?resolved|full(?:y)? (?:service|recovery) (?:was|has been) (?:restored|reached)",
        ),
        back: own(
            r"(?:up|working|works?|available|running|online|normal|clear|open|current|possible|up to date) again|can (?:now )?(?:\w+ ){1,3}again|back (?:online|up|in service|to normal)|(?:is|are|we're) back|fully (?:recovered|restored|operational|mitigated|available|healthy)|(?:returned|return) to normal|operating normally|operational|(?:normal|full) (?:operations?|services?) (?:is |are |was |has been |have been )?(?:restored|resumed)|resumed (?:normal|full|\w+) \w+|(?:has|have) (?:now |all |been |fully |completely )*(?:recovered|restored|resumed|delivered|completed|caught up|processed)|(?:was|were|is|are) (?:now |all |fully |again )*(?:restored|recovered)|(?:was|were|is|are) (?:again |now |all )*(?:operating|running|working) (?:as )?(?:normal|usual|expected|again)|(?:working|processed|delivered|loading|processing|functioning|running|behaving) (?:now )?(?:normally|as expected|as normal|again)|services? (?:is|are|has been|have been) (?:now )?(?:fully )?(?:restored|normal|up)|up and running|(?:everything|all) (?:is|are) (?:now )?(?:working|operational|fine|green|back|up)|no (?:further|longer) (?:issues?|errors?|problems?|degradation|see\w*|any further)|not seen any further|(?:registered|seen|observed) no further|no more downtime|(?:has|have|was|were|is|are) (?:now |been |fully |since |also )*(?:mitigated|addressed)|(?:works?|arrives?|loads?|opens?|sync|delivered|possible|normal|succeed|open|clear|available) [^.]{0,40}again|(?:has|have) (?:successfully |fully |now |since )*(?:resolved|fixed|solved|repaired|rectified|corrected)|(?:managed|able) to get (?:it|everything|them|things|\w+ \w+) (?:back|up|running|working)|to restore (?:service|access)\W*$|(?:resulted in|led to|allowed|with) (?:the )?(?:full )?restoration|services? (?:\w+ ){0,4}?resumed|(?:we|team|and|have) (?:have )?(?:now |were able to )?(?:fully |quickly )?(?:resolved?|fixed) (?:the|this|an?|all)|(?:stayed|remained|are|is) (?:\w+ )?stable|look\w* (?:much )?(?:better|good|healthy)|(?:are|is) (?:[\w-]+ ){0,6}(?:and )?online\W*$|(?:have|has) (?:now |all |since )*been (?:refunded|corrected|replaced|reprocessed|credited)",
        ),
        broken: own(
            r"(?:is|are|it's|there's|we're|they're|you're|remains?|stays?|currently|still|we) (?:(?:now|also|still|currently|only|again|very|all|already|temporarily|completely|actively|being) ){0,3}(?:down|unavailable|offline|unreachable|degraded|failing|delayed|slow\w*|affected|impacted|affecting|impacting|unable|interrupted|disrupted|suspended|paused|inaccessible|closed|stuck|missing|broken|late|wrong|incorrect|outdated|inaccurate|going out|choppy|experiencing|seeing|having|facing|receiving|timing out|dropping|crashing|queued|blocked|intermittent\w*|suffering|noticing|observing|detecting|running slow\w*|dark|going down|waiting|see)|(?:is|are|it's|there's|we're|they're|you're|isn't|aren't)(?: not)? (?:(?:currently|yet|still) ){0,2}(?:not )?(?:loading|arriving|responding|updating|sending|showing|syncing|displaying|rejected|dropped) |(?:is|are|we're|they're|you're) (?:currently |still |yet )*not (?:yet |currently |being )?(?:available|working|loading|able|arriving|responding|updating|sending|showing|syncing|displaying|delivered|processed)|out of (?:order|service)|(?:may|might|can|will) (?:also |still |not |continue to |temporarily |intermittently |not be able to )*(?:experience|see|notice|encounter|show|have (?:\w+ )?(?:difficult\w+|trouble|problems?|issues?)|receive (?:an? )?error|be (?:unable|delayed|slow\w*|unavailable|affected|impacted|missing|queued|interrupted))|(?:are|is|be|remain|still|currently|we're|they're|you're) (?:\w+ )?unable to|(?:aware of|looking into|investigating|reports? of|receiv(?:ed|ing)) (?:[\w-]+ ){0,5}?(?:issues?|troubles?|problems?|difficult\w+|increase\w*|errors?|outages?|delays?|failures?|disruptions?|degradation|latency|reports)|having (?:[\w-]+ ){0,3}?(?:hiccups?|issues|trouble|problems?|difficult\w+)|(?:[a-z]+s|%) (?:fail|arrive|wait|crash|hang|time out|drop|load|come) ?(?:$|with|late|up|slowly|not|for|after|back|out|when|in|on|at)|[a-z]+ (?:fails|arrives|waits|crashes|hangs|times out) ?(?:$|with|late|up|slowly|not|for|after|back|out|when|in|on|at)|(?:do|does)(?: not|n't) (?:\w+ )?(?:work|load|open|arrive|sync|respond|update|start|connect|receive|show|appear|display|send|ring)|(?:takes|are taking|is taking) (?:\w+ )?longer|^\W*(?:\w+ )?(?:elevated|degraded|intermittent|ongoing) [^.]*$|(?:there (?:is|are)) (?:[\w-]+ ){0,3}?(?:issues?|problems?|outages?|delays?|errors?|disruptions?|interruptions?)|(?:continues?|continuing) to (?:see|observe|experience|be|fail)|registered a loss|(?:outage|disruption|issue|problem)s? (?:[\w-]+ ){0,6}(?:is|are) (?:\w+ )?(?:the result|caused|due|because)|(?:update|change|release|outage|this|it) has (?:\w+ )?caused|(?:is|are|arrives?|runs?|leaves?|comes?|takes?|running|arriving|delayed|delay of) (?:[\w-]+ ){0,5}?\d+ (?:minutes?|hours?|days?) (?:late|longer|behind)|(?:not been|hasn't been|haven't been) (?:updated|delivered|processed|sent)|(?:packet loss|power|delays?|outages?|queue times?|wait(?:ing)? times?|latency|disruption)[^.]{0,60} (?:continues?|exceeds?|remains?|is out|persists?)|(?:stops|breaks|blocks|prevents|leaving|leaves) [^.]{0,60}|(?:is|are) (?:out|dark|frozen|locked|blank) (?:at|in|of|for|on)|without (?:phone|power|internet|broadband|water|service|heating|signal)|having (?:an? )?\w+ wobble|(?:channels|pages|screens|apps?) (?:\w+ )?(?:freeze|hang)",
        ),
        past: own(
            r"(?:was|were) (?:accidentally |inadvertently |mistakenly )?(?:introduced|cut|removed|overwritten|corrupted|taken|sent|made|exposed|stolen)|(?:was|were) (?:\w+ )?(?:caused|down|unavailable|degraded|disrupted|interrupted|offline|unable|triggered|unreachable|slow|delayed|affected|impacted|not able|lost|charged|copied|accessed|deleted|hit|shut)|(?:outage|incident|disruption|issue|problem|impact) (?:was|lasted|began|ended|happened|occurred|affected|impacted)|(?:nobody|no one|customers|users|you) could(?: not|n't)?|we (?:\w+ )?(?:let you|let our|let far|deleted|lost|failed|caused|charged|sent|cancelled|launched|released|experienced|had an?|saw|broke|turned|told|removed|found that|take (?:full )?responsibility)|(?:experienced|suffered|received|saw|lost|failed|returned|fell|tripped|ran|obtained|accessed|went) [^.]{0,80}|(?:users|customers|players|members|shoppers|merchants) (?:were|experienced|saw|could not|had|may have|might have)|yesterday[ ,.]|last (?:week|night|month|\w+day)|(?:lasted|took) (?:us )?(?:for )?(?:about |around |approximately |nearly |almost )?(?:\d|an?|one|two|three|four|five|six|several)|(?:waited|ruined|disappointed)|have been experiencing|(?:was|were|had) (?:not )?\w+|did(?: not|n't) \w+",
        ),
        window: own(
            r"\d{1,2}:\d\d (?:[ap]m )?(?:\w{2,4} )?[\u{2013}-] \d{1,2}:\d\d|(?:between|from|starting|beginning|on)\b[^.]{0,60}\d{1,2}(?::\d\d| ?[ap]\.?m)[^.]{0,40}\b(?:and|to|until|through|till|-|\u{2013})\b[^.]{0,40}\d{1,2}(?::\d\d| ?[ap]\.?m)|(?:between|from) (?:\w+ )?\d{1,2}(?: \w+)? (?:and|to) (?:\w+ )?\d{1,2}(?: \w+)?",
        ),
        watching: own(
            r"(?:are|is|we're|they're|you're|we'll|will|continues? to|continuing to|still|keep|closely|currently|now|actively|and|be) (?:closely |actively |still |now |carefully |continuously )*(?:monitor(?:ing)? (?:the (?:results?|situation|fix|recovery|system|performance|service|issue)|for|closely|until|progress|this|it|to|our (?:service|system|platform)s?|their)|watch(?:ing)? (?:this|it|the|until|for|closely)|observ(?:e|ing) (?:the|for|this)|monitor(?:ing)?\W*$|watch(?:ing)?\W*$)|(?:^|[,;] )monitoring\W*$|(?:^|[,;:] )monitoring (?:the|for)|keep(?:ing)? (?:an|a close|a) (?:close )?(?:eye|watch)|(?:will|we'll|continu\w+ to|keep|still) (?:\w+ly )?(?:keep |be )?monitor(?:ing)?|(?:keeping|close) (?:a )?(?:close )?(?:eye|watch)|(?:is|are) monitoring",
        ),
        mending: own(
            r"(?:fix(?:es)?|patch|mitigations?|change|changes|rollback|workaround|correction|solution|remediation|hotfix)(?: [\w-]+){0,8} (?:has been|have been|was|is|were) (?:now |since |also |successfully |fully )*(?:implemented|deployed|applied|rolled out|released|in place|complete|completed|live|put in place|pushed|put)|(?:implemented|deployed|applied|rolled out|released|pushed|made|put) (?:a|the|an|several|some|backend|\w+) <3>(?:fix(?:es)?|mitigations?|patch(?:es)?|changes?|workarounds?|correction)|(?:has been|have been|was|were|we(?:'ve| have)?(?: now)?|and) (?:rolled back|reverted|taken back)|we(?: have|'ve)? (?:took|taken) back|(?:seeing|see|shows?|showing|signs of|continu\w+ to|beginning to|starting to|started to|begun to|partially|partial|gradual\w*|system) (?:\w+ ){0,3}?(?:recover(?:y|ing|ed|s)?|improv\w+|subsid\w+|stabili[sz]\w+)|(?:are|is|have|has) (?:now |also |all |been |fully |slowly |steadily )*(?:recovering|improving|stabili[sz]ing|subsiding|recovered|improved|stabili[sz]ed|subsided)|coming back|seems? to be (?:improving|recovering|stabili[sz]ing)|(?:are|is) (?:booting|resuming|draining|catching up|clearing|reconnecting)|catching up|caught up|(?:power|service|access|connectivity) (?:was|has been|is|have been) (?:\w+ )?(?:restored|back)|no longer (?:see\w*|observ\w*|experienc\w*)|should (?:now|no longer)|(?:rates?|latency|errors|queue|backlog|temperatures?) (?:[\w-]+ ){0,4}?(?:decreas\w+|dropp\w+|fall\w+|declin\w+|(?:is|are) down from)|returning to normal|(?:have|has) (?:now )?cleared|should be \w+ (?:normally|as)|(?:response times?|performance|rates?) (?:have |has )?(?:normali[sz]ed|stabili[sz]ed)",
        ),
        identified: own(
            r"(?:identified|found|located|isolated|traced|pinpointed|discovered) (?:the (?:root |underlying )?(?:cause|source|issue|problem|reason|fault|bug)|an? (?:issue|problem|bug|fault|error|memory|cause|\w+ leak)|what|that|where|one|rapidly)|(?:cause|issue|problem|source|fault|bug|error|culprit)(?: [\w-]+){0,8} (?:has been|have been|was|were|is) (?:now |since |also )?(?:identified|found|located|isolated|traced|understood|known|addressed)|addressed the (?:root )?cause|(?:we|team|engineers)(?: now)? know (?:why|what|the cause)|root cause (?:is|was|has)|(?:work(?:s|ing)? on|preparing|developing|implementing|deploying|testing|rolling out|building|creating|applying|installing|have|has) (?:a|the|an|another) (?:[\w-]+ ){0,3}?(?:fix|patch|mitigation|correction)|(?:fix|patch|mitigation|solution|change|rollback|restoration|repair)(?: work)?(?: \w+){0,3}? (?:is|are) (?:now |currently |being |also )*(?:being|underway|in progress|under way|implemented|prepared|tested|deployed|rolling)|fix for|cause (?:was |is |has been )?found|(?:issue|problem|fault) lies (?:with|in|at)|rolling (?:[\w-]+ ){1,3}back|connecting an?|(?:are|is|we're|they're|you're|we've been) (?:now |currently |also |actively |already |then |in the process of )*(?:restoring|replacing|repairing|rebuilding|rolling (?:it )?back|reverting|moving|migrating|switching|adding|issuing|re-?routing|redirecting|restarting|mitigating|renewing|reprocessing|cleaning|refunding|filtering|shutting|powering|failing over|resetting|expanding|going back|taking back|fixing|rebooting|scaling|checking in)|(?:is|are) being (?:fixed|repaired|restored|replaced|rectified|corrected|tested|prepared|deployed|addressed|re-?routed|redirected|implemented|rolled|rescheduled)|hotfix will|(?:fixed|corrected|new) version|(?:provider|vendor|supplier|partner|carrier)s?[^.]{0,40} (?:is|are) (?:\w+ )?(?:experiencing|having|down|suffering|unavailable)",
        ),
        investigating: own(
            r"(?:are|is|we're|they're|you're|am|been|currently|still|now|actively|continues? (?:to|our)|continuing (?:to|our)|also|further|urgently|teams?|engineers|while we) (?:\w+ly )?investigat(?:ing|e)|^\W*(?:\w+ ){0,3}investigat(?:ing|ion)\b|investigations? (?:is|are|continues?|remains?|ongoing|underway)|under investigation|(?:are|is|we're|they're|you're|currently|and|team) (?:\w+ )?look(?:ing|s)? (?:closely )?(?:into|in to|at)|(?:working|trying|attempting) (?:\w+ )?(?:with <4>)?to (?:understand|determine|identify|find|establish|isolate|locate|confirm|diagnose|pinpoint|narrow|learn)|(?:and|to) (?:understand|determine|identify|find|establish) (?:the )?(?:root |underlying |exact )?(?:cause|source|reason)|(?:do not|don't) (?:yet )?know (?:yet )?(?:the|what|why)|cause (?:is|remains) (?:still )?(?:not (?:yet )?known|unknown|unclear|being|under)|(?:receiving|seeing) (?:\w+ )?reports|aware (?:of|that)|(?:are|is|we're|they're|you're) (?:\w+ )?(?:checking|diagnosing|troubleshooting|examining|analy[sz]ing|comparing|assessing|evaluating)|(?:have|we've|has) (?:also )?received (?:\w+ )?reports|engineers are engaged|evaluating mitigation|dig(?:ging)? in|we(?:'re| are) on it|hands on deck|no (?:changes|news|new information) to report",
        ),
        cause: own(
            r"caused by|due to|root cause|result of|resulted (?:from|in)|triggered|the cause (?:was|of)|because|traced to|we (?:\w+ )?(?:caused|deployed|failed|introduced|made|ran|released|launched|let|turned|shipped|sent|removed|deleted|raised)|stemmed from|led to|introduced|that meant|caused|fault|as a result|which (?:is|are) (?:\w+ )?(?:impacting|affecting|causing)|determined that|concluded that",
        ),
        still: own(
            r"current actions?|and (?:provide|post|share|give) (?:\w+ ){0,3}updates?|should have (?:that|it|this|them|everything) back|continu\w+ to work on|expect (?:\w+ )?delays|hop(?:e|ing) to (?:\w+ )?(?:roll|restore|fix|resolve|repair|bring|have)|to bring (?:\w+ ){1,3}back|still (?:\w+ )?(?:working (?:on|through|with)|to come|processing|booting|restoring|recovering|looking|in progress|investigating|offline|down|seeing|delayed)|next update|continuing to work (?:to|on|towards?) (?:\w+ )?(?:restor|resolv|fix|recover|bring|mitigat)\w*|(?:leave|keep) this incident open|(?:we|technicians|engineers|crews|teams?|staff) (?:are|is|we're|they're|you're) (?:now )?(?:checking (?:servers|each|all)|starting|bringing|clearing|cleaning|working through|working on (?:a|the) (?:fix|resolution|issue))|(?:will|we'll) (?:\w+ ){0,2}(?:continue|keep|provide|post|share|give|send|update|confirm|let you) (?:\w+ ){0,4}?(?:updates?|you (?:updated|posted|informed|know)|here|this page|posted|informed)|(?:are|is) (?:still |currently )?working (?:to (?:resolve|restore|fix)|on (?:a|the) (?:\w+ )?(?:fix|resolution|issue|problem))|remains? (?:offline|down|unavailable|degraded|affected)|to be (?:restored|processed|delivered)|(?:some|other|remaining|few|several) (?:\w+ ){0,3}(?:remain|still|continue)|(?:are|is) (?:now )?(?:catching up|draining|clearing)",
        ),
        regret: own(r"apolog\w+|sorry|regret"),
        denied: own(
            r"(?:is|are|will|does|do|can|isn't|aren't|won't|don't|doesn't|can't)(?: not)? (?:currently |yet |always )?(?:being \w+ed|being read|able|available|load\w*|work\w*|accept\w*|arriv\w*|read|open\w*|print\w*|show\w*|sync\w*|connect\w*|start\w*|receiv\w*|send\w*|respond\w*|display\w*|reach\w*|ring\w*|pay|play\w*|sell\w*|book\w*|log in|sign in|updat\w*|process\w*|deliver\w*|appear\w*|going out|complet\w*|refresh\w*|render\w*|charg\w*)|(?:cannot|can't|can not) (?:be )?(?:currently )?\w+",
        ),
        harmless: own(
            r"(?:is|are|will|does|do|can) (?:currently |always )?(?:being \w+ed|being read|able|available|load\w*|work\w*|accept\w*|arriv\w*|read|open\w*|print\w*|show\w*|sync\w*|connect\w*|start\w*|receiv\w*|send\w*|respond\w*|display\w*|reach\w*|ring\w*|pay|play\w*|sell\w*|book\w*|log in|sign in|updat\w*|process\w*|deliver\w*|appear\w*|going out|complet\w*|refresh\w*|render\w*|charg\w*)|(?:once|until|if|when|where|should) [^.]{0,60}not \w+|(?:do not|don't) (?:send|open|pay|read|log in|sign in|charge|start|book|play|show|respond|update)|(?:will|won't)(?: not)? (?:be )?charg\w*|(?:cannot|can't|can not) (?:be )?(?:happen|guarantee|apologi[sz]e|thank|rule|say|promise|give|confirm|share|provide|comment|recur|occur|sure|undo\w*|tell|yet)",
        ),
        again: own(r"(?:is|are|\w+s|can|works?|\w+ed) (?:[\w'%.,-]+ ){0,8}?again|\w+ing again"),
        not_again: own(
            r"(?:try|trying|tried|retry|once|happen\w*|never|occur\w*|recur\w*|log(?:ging)? in|sign(?:ing)? in|thank\w*|apolog\w+|sorry|start|submit|write|update|post|look|check|open|install|download|restart|back) (?:\w+ )?again|from happening again|again (?:apolog|sorry|later|thank)\w*|(?:not|n't) [^.]{0,40}again|(?:down|failing|broken|offline|unavailable|slow) again",
        ),
        promised: own(
            r"next (?:\w+ )?(?:updates?|word|news)|(?:will|we'll) (?:\w+ ){0,3}?(?:update|post|write|confirm|report)[^.]{0,40} (?:by|at|in|within) [^.]{0,12}\d",
        ),
        ended: own(
            r"(?:incident|issues?|problems?|outages?|disruption|degradation|fault|errors?|all services|service|everything|bug|this|that|it) (?:[\w'/()-]+ ){0,14}?(?:(?:has|have) (?:now |since |also |all )*(?:been )?(?:now |fully |completely |successfully )*|(?:is|are|was|were) (?:now |fully |completely )+)(?:resolved|fixed|solved|closed|rectified|restored|sorted|repaired|over)|(?:marking|marked|closing|consider\w*) (?:this|the) (?:\w+ )?(?:as )?(?:resolved|closed|incident|complete\w*)|all clear|^\W*(?:resolved|fixed|solved)\b|(?:operation|maintenance|migration|upgrade) (?:is|has been|was|are) (?:now |successfully |fully )*(?:finished|complete[d]?|done|over|successful)|(?:has|have) (?:now |since |successfully |fully )*(?:repaired|fixed|resolved|solved|rectified|corrected) (?:the|this|it|all|that)|we (?:have |have now |now )(?:fixed|resolved|solved) (?:this|the|it)",
        ),
        last_word: own(
            r"^\W*(?:final|last|closing|close|closed|solved|fixed|resolution|post-?mortem)(?: (?:message|update|note|word|report|edit|issue|incident))?\W*[\]:*_\n\u{2013}\u{2014}-]",
        ),
        finished: own(
            r"(?:maintenance|upgrade|migration|operation|work) (?:window )?(?:is|has|was|are) (?:now |been |successfully |fully )*(?:complete[d]?|finished|done|over|successful)",
        ),
        known: own(
            r"caused by|due to|because|(?:as a )?result of|triggered by|traced to|led to|which (?:is|are) causing|this is causing|stem\w* from|related to|thanks to|owing to|out of (?:resources|space|memory|disk|capacity|stock)|(?:the|this) (?:issue|problem|cause|fault|reason|culprit) (?:is|was|lies|seems|appears)|has (?:expired|failed|died|crashed|run out|filled)|(?:have|has) been (?:corrupted|deleted|damaged|cut)|became|attack|scrap\w+|flood\w*|power (?:outage|cut|failure|loss)|(?:fibre|fiber|cable) (?:\w+ )?(?:cut|break|damage)|broken (?:\w+ ){1,3}|so (?:our|the|we|your) ",
        ),
        sought: own(
            r"(?:due to|because of) (?:an? |some )?(?:unknown|unexpected|unforeseen|technical|unidentified)|(?:investigat\w*|determin\w*|identify|understand|find|establish|know|unknown|unclear|whether|if) [^.]{0,60}(?:cause|caused|due to|because|why|reason)|cause (?:is|remains|of) [^.]{0,30}(?:unknown|unclear|investigat\w*|not)",
        ),
        waiting: own(
            r"(?:still|are|is|we're|we|currently|continu\w+ to|and|now) (?:still |currently |now )?(?:await(?:ing)?|waiting (?:for|on|to hear)|wait (?:for|on))|still (?:yet to|working|trying|waiting|fixing|repairing|have to|need to|without)|(?:will|we'll|they'll|it'll|i'll) (?:repair|restore|bring (?:\w+ )?back) (?:the|it|them|all|any|these|those)|(?:remain|remains|stay|stays) (?:\w+ )?(?:down|offline|unavailable|closed|disabled|suspended)|(?:are|is) (?:currently |actively |still |now |hard at )*work(?:ing)? (?:hard )?(?:on|to) (?:the|this|a|it|an|getting|get|bring|restor\w*|resolv\w*|fix\w*|mitigat\w*|solv\w*|repair\w*|rectify)|(?:i've|we've|have) been working on|hard at work on|we(?:'re| are) on it|no eta|working on it",
        ),
        ahead: own(
            r"scheduled|planned|upgrad\w*|migrat\w*|reboot\w*|maintenance|going to be|will be (?:replaced|moved|installed|performed|carried)|we will be",
        ),
        trouble: own(
            r"issues?|problems?|outages?|incident|down|offline|unavailable|unreachable|degraded|disruptions?|interrupt\w*|fail(?:s|ed|ing|ures?)?|errors?|delay\w*|slow\w*|broken|unable|not working|affected|impacted|stopped|crash\w*|difficult\w+|trouble|corrupt\w*|stuck|can't|cannot",
        ),
        now: own(r"currently|at (?:this|the) (?:time|moment)|ongoing|right now|still|continues?|continuing|continued"),
    });
    &CUES
}
