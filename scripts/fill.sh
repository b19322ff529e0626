#!/usr/bin/env bash
# Fills a data folder with one live incident and some history, all through the command line.
#   usage: scripts/fill.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$1
foghorn() { target/debug/foghorn --data-dir "$folder" "$@" >/dev/null; }

# This morning's outage: told, resolved, closed.
foghorn declare "Login mails arrive late" --sev 2 --at "7 h ago" --since "7 h ago" --commander "Tom"
foghorn fact 1 impact "One in five login mails came 20 minutes late" --at "6 h 50 min ago"
foghorn sent 1 --to customers:status-page,support:chat --at "6 h 50 min ago" --no-promise \
  --text "Login mails arrive late for some of you. We are sorry. We are looking for the cause."
foghorn set 1 --status identified --at "6 h 20 min ago"
foghorn note 1 "Mail queue moved to the second relay" --decision --at "6 h 15 min ago"
foghorn sent 1 --to customers:status-page,executives:email --at "6 h ago" --no-promise \
  --text "We found the cause and moved the queue. New login mails arrive at once."
foghorn resolve 1 --at "5 h 30 min ago"
foghorn sent 1 --to customers:status-page,support:chat,executives:email --at "5 h 25 min ago" --tells resolved \
  --no-promise --text "Login mails arrive at once again. No mail was lost."
foghorn close 1 --reason "Everybody was told; partners were not affected" --at "5 h ago"

# What shall keep it from coming again.
day() { date --utc --date "$1" +%F; }
foghorn follow-up 1 add "Alert on the age of the oldest mail in the queue" --kind detect --owner "Mia" \
  --due "$(day '2 days')" --cause "Nothing watched the relay"
foghorn follow-up 1 add "Try the second relay each month" --kind mitigate --owner "Tom" --due "$(day '40 days')"

# The one that is live; a promise is read at its posting.
foghorn declare "Checkout fails for card payments" --sev 1 --at "26 min ago" --since "39 min ago" --commander "Ines"
foghorn fact 2 impact "Card payments fail for 12 % of checkouts" --at "24 min ago"
foghorn fact 2 scope "EU, web and app; PayPal and bank transfer work" --at "24 min ago"
foghorn sent 2 --to customers:status-page,support:chat,partners:email --at "22 min ago" --promise "in 15 min" \
  --text "Card payments fail for some customers in the EU. We are sorry. PayPal and bank transfer work."
foghorn role 2 scribe "Bob" --at "20 min ago"
foghorn note 2 "Error rate rises since the 13:05 release" --observation --at "18 min ago"
foghorn fact 2 known "The last release sends expired tokens" --at "12 min ago"
foghorn set 2 --status identified --at "12 min ago"
foghorn note 2 "Roll back instead of fixing forward" --decision --at "11 min ago"
foghorn sent 2 --to customers:status-page,customers:email,support:chat,executives:email --at "9 min ago" \
  --promise "in 20 min" --text "We found the cause and are rolling back. Card payments still fail for 12 % of checkouts."
foghorn fact 2 doing "Rolling back, 3 of 8 regions done" --at "4 min ago"
foghorn fact 2 workaround "Pay by PayPal or bank transfer" --at "4 min ago"
foghorn note 2 "Some customers report two charges" --observation --at "2 min ago"

foghorn compensation 2 "a month free of charge for shops that lost orders" --by "Mara"
foghorn compensation 2 "the fee of each failed payment" --propose --by "Bob"

foghorn follow-up 2 add "A release that sends expired tokens fails its tests" --kind prevent --cause "No test reads tokens"

# Whom to ring, of numbers that nobody has.
people=$(mktemp --suffix .csv)
hurt=$(mktemp --suffix .csv)
trap 'rm -f "$people" "$hurt"' EXIT
cat >"$people" <<END
name,groups,role,organisation,phone,email,zone,wait,contract,reviewed_on
Ada Byron,payments:1; executives,Head of payments,,+44 20 7946 0001,ada@shop.example,Europe/London,1h,,$(date --utc --date '20 days ago' +%F)
Bob Ng,payments:2,On call for payments,,+44 20 7946 0002,bob@shop.example,Asia/Singapore,5m,,$(date --utc --date '120 days ago' +%F)
Acme Bank,vendors,Card gateway,Acme Bank,+44 20 7946 0003,support@bank.example,Europe/Paris,,C-4711,
END
foghorn contacts --import "$people"
foghorn ring 2 payments

# Who was hurt more than others, and hears from a person.
cat >"$hurt" <<END
name,address,plan,what happened,account manager
Ann Lee,ann@corner-books.example,Business,42 orders of a book fair were refused,Mia
Boris Petrov,boris@tea-and-more.example,Business,charged twice for his yearly plan,Mia
Chiara Rossi,chiara@bikes.example,Basic,"could not pay out her staff on time, 3 of 11 got it late",Tom
Dele Okafor,,Business,lost a flash sale of 40 min,Tom
END
foghorn customers 2 --import "$hurt"
