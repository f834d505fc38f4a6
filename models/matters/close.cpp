#include "models/matters/close.hpp"

#include <algorithm>

#include "models/accounts/ledger.hpp"
#include "models/matters/clocks.hpp"
#include "models/matters/handle.hpp"
#include "models/matters/truth.hpp"

namespace tiexin::models {

using sim::uniform;

namespace {

constexpr Minute kVerifyAfter = 7 * 1440;

Matter* find(Run& run, const sim::Event& event) {
  const std::uint32_t at = run.state.matters.find(event.entity(), event.nth());
  return at == kNoMatter ? nullptr : &run.state.matters.slot[at];
}

bool calls_back(const Run& run, const Matter& matter) {
  if ((matter.marks & mark::platform) != 0) return true;
  return (matter.marks & mark::hotline) != 0 && run.calendar().year(run.now) >= run.parameters().books.call_back_start;
}

void count_first_closing(Run& run, Matter& matter, bool open_in_truth) {
  matter.closed = run.now;
  run.tally(Tally::closings);
  if (open_in_truth) run.tally(Tally::closings_false);
  run.tally_of(matter.registered, Tally::registered_closed);
  run.tally_of(matter.registered, Tally::registered_closure_minutes, run.now - matter.registered);
  if (run.now <= matter.deadline) {
    run.tally_of(matter.registered, Tally::registered_on_time);
    ++run.state.villages[run.village_of(matter)].on_time;
  }
  if (run.calendar().day(run.now) < run.calendar().day(matter.deadline))
    run.tally_of(matter.registered, Tally::registered_early);
  if (matter.state == MatterState::solved) run.tally_of(matter.registered, Tally::registered_closed_solved);
  if (run.now - matter.registered <= kTau) {
    run.state.books.paths.push_back(static_cast<PathRow>(run.calendar().month(matter.registered)) << 32 | matter.path);
  }
}

void count_order_closing(Run& run, const Matter& matter) {
  if ((matter.marks & mark::platform) != 0) run.tally_of(matter.registration, Tally::platform_closed);
  if ((matter.marks & mark::hotline) == 0) return;
  const Minute took = run.now - matter.registration;
  run.tally_of(matter.registration, Tally::hotline_closed);
  run.tally_of(matter.registration, Tally::hotline_closure_minutes, took);
  if (run.now <= matter.deadline) run.tally_of(matter.registration, Tally::hotline_on_time);
  if (run.calendar().day(run.now) < run.calendar().day(matter.deadline))
    run.tally_of(matter.registration, Tally::hotline_early);
  const std::size_t bin = std::min<std::size_t>(took / 360, kClosureBins - 1);
  ++run.state.books
        .closure_time[static_cast<std::size_t>(run.calendar().month(matter.registration)) * kClosureBins + bin];
  if (took <= 7 * 1440)
    ++run.state.books.weeks[static_cast<std::size_t>(run.calendar().week(matter.registration)) * 2 + 1];
}

void count_desk_closing(Run& run, const Matter& matter, std::uint32_t desk) {
  if (desk == kVillageDesk) return;
  DeskConduct& conduct = run.state.desk_conduct[desk];
  ++conduct.closed;
  if (run.now <= matter.deadline) ++conduct.on_time;
}

/// A closing that was false and is found out by an audit is opened again at once.
void audit(Run& run, Matter& matter, bool open_in_truth, bool first) {
  const Rules& rules = run.rules_of(matter);
  if (rules.audit <= 0) return;
  const sim::Block drawn = run.draw(matter, Purpose::audit, matter.closings);
  if (uniform(drawn[0]) >= rules.audit) return;
  if (first) run.tally(Tally::closings_audited);
  if (!open_in_truth) return;
  if (first) run.tally(Tally::closings_found);
  ++run.state.villages[run.village_of(matter)].found;
  take_in_hand(run, matter);
  put_in_books(run, matter, matter.channel);
  route(run, matter);
}

}  // namespace

void close_in_books(Run& run, Matter& matter, std::uint32_t desk) {
  if ((matter.marks & mark::registered) == 0 || (matter.marks & mark::closed_now) != 0) return;
  const bool open_in_truth = matter.state != MatterState::solved && matter.state != MatterState::ended;
  const bool first = (matter.marks & mark::closed) == 0;
  matter.marks |= mark::closed | mark::closed_now;
  count_on(matter.closings);
  matter.set_aside = run.now;
  if (first) count_first_closing(run, matter, open_in_truth);
  count_order_closing(run, matter);
  count_desk_closing(run, matter, desk);
  if (calls_back(run, matter)) {
    matter.marks |= mark::verify_due;
    const Minute verify = run.now + kVerifyAfter;
    if (verify < run.calendar().end_minute()) {
      run.at(verify, Phase::verify, matter, matter.closings | static_cast<std::uint32_t>(desk) << 8);
    }
  }
  if (open_in_truth) {
    withdraw_jobs(run, matter);
    matter.marks |= mark::failed;
    run.state.households.bad[matter.household] += severity_weight(matter);
    return_to_latent(run, matter);
  }
  audit(run, matter, open_in_truth, first);
  release_if_done(run, matter);
}

double chance_found_out(const Run& run, std::uint32_t village, bool called_back) {
  const Rules& rules = run.rules(village);
  const double persons = run.people().settled[village] * run.parameters().population.household_size;
  const double share = std::min(1.0, run.parameters().contacts.attendance / std::max(1.0, persons));
  const double someone = 1 - (1 - share) * (1 - share) * (1 - share) * (1 - share);
  const double refused = called_back ? 1 - run.parameters().books.call_back_flatters : 0;
  return 1 - (1 - rules.audit) * (1 - rules.publicity * someone) * (1 - refused);
}

bool household_consents(const Run& run, const Matter& matter, bool solved, bool at_deadline) {
  const Rules& rules = run.rules_of(matter);
  if (rules.consent <= 0) return true;
  const BookParameters& p = run.parameters().books;
  const sim::Block drawn =
      run.draw(matter, Purpose::consent, matter.works + 256U * matter.closings + (at_deadline ? 65536U : 0));
  if (uniform(drawn[0]) >= rules.consent) return true;
  if (solved) return uniform(drawn[1]) < p.consent_solved;
  return uniform(drawn[1]) <
         sim::logistic(p.consent_base + p.consent_tie * run.system.tie_to_contact(matter.household, rules) -
                       p.consent_severity * sim::log(matter.severity));
}

bool close_on_paper(Run& run, Matter& matter, std::uint32_t desk, bool at_deadline, std::uint32_t word) {
  const BookParameters& p = run.parameters().books;
  const std::uint32_t village = run.village_of(matter);
  const double gaming = desk == kVillageDesk ? run.state.villages[village].gaming : run.state.desk_conduct[desk].gaming;
  const double found = chance_found_out(run, village, calls_back(run, matter));
  const double chance = sim::logistic(p.close_base + (at_deadline ? p.close_deadline : 0) + p.close_gaming * gaming -
                                      p.close_verified * found);
  if (uniform(word) >= chance) return false;
  if (!household_consents(run, matter, false, at_deadline)) return false;
  close_in_books(run, matter, desk);
  return true;
}

void regret_false_closing(Run& run, Matter& matter) {
  if (matter.open_since > matter.set_aside) return;  // came back later: it was closed truly
  const double days = (run.now - matter.set_aside) / kMinutesPerDay;
  matter.set_aside = run.now;
  const double share = matter.touch_minutes > 0 ? static_cast<double>(matter.person_minutes) / matter.touch_minutes : 0;
  run.state.villages[run.village_of(matter)].kappa -=
      static_cast<std::int64_t>(1000 * share * static_cast<double>(matter.severity) * std::min(days, 365.0));
}

void on_deadline(Run& run, const sim::Event& event) {
  Matter* matter = find(run, event);
  if (matter == nullptr || matter->registrations != event.payload() || (matter->marks & mark::closed_now) != 0) return;
  if (matter->state == MatterState::latent) {
    take_in_hand(run, *matter);  // solved and back since, of which the desk has not heard: closed like a solved one
    close_in_books(run, *matter, matter->desk);
  } else if (matter->state == MatterState::solved) {
    close_in_books(run, *matter, matter->desk);
  } else if (matter->state == MatterState::handling) {
    const std::uint32_t word = run.draw(*matter, Purpose::close, matter->works + 256U * matter->closings)[0];
    if (close_on_paper(run, *matter, matter->desk, true, word) || (matter->marks & mark::merged) == 0) return;
    matter->marks = static_cast<std::uint16_t>(matter->marks & ~mark::merged);  // waited in vain: worked on by itself
    route(run, *matter);
  }
}

namespace {

struct Answer {
  bool resolved;  // call-back records resolved
  bool rated;
  bool satisfied;
  bool dissatisfied;
};

Answer ask_household(Run& run, Matter& matter, std::uint32_t desk) {
  const BookParameters& p = run.parameters().books;
  const bool solved = matter.state == MatterState::solved;
  const sim::Block drawn = run.draw(matter, Purpose::verify, matter.closings);
  Answer answer{};
  answer.resolved = uniform(drawn[0]) < (solved ? 1 - p.call_back_misses : p.call_back_flatters);
  answer.rated = uniform(drawn[1]) < p.rating_given;
  double scale = p.rating_solved * solved +
                 p.rating_trust * (static_cast<double>(run.state.households.trust[matter.household]) - 0.5) +
                 sim::logit(uniform(drawn[2]));
  const Rules& rules = run.rules_of(matter);
  const double gaming = desk < run.state.desk_conduct.size() ? run.state.desk_conduct[desk].gaming
                                                             : run.state.villages[run.village_of(matter)].gaming;
  if (answer.rated && uniform(drawn[3]) < 0.1 * gaming * pays(rules, rules.weight_satisfied)) {
    scale += 2;  // a bought rating
    enter(run, Kind::transfer, Activity::gaming, Payer::township, 0,
          static_cast<std::int64_t>(run.parameters().prices.bought_rating * 100));
    run.tally(Tally::minutes_gaming, 30);
  }
  answer.satisfied = answer.rated && scale > p.cut_satisfied;
  answer.dissatisfied = answer.rated && scale < p.cut_dissatisfied;
  return answer;
}

void count_answer(Run& run, Minute date, const Answer& answer, Tally called_back) {
  run.tally_of(date, called_back);
  if (answer.resolved) run.tally_of(date, called_back + 1);
  const std::size_t rated = called_back == Tally::registered_called_back ? 4 : 2;
  if (answer.rated) run.tally_of(date, called_back + rated);
  if (answer.satisfied) run.tally_of(date, called_back + (rated + 1));
  if (answer.dissatisfied) run.tally_of(date, called_back + (rated + 2));
}

}  // namespace

void on_verify(Run& run, const sim::Event& event) {
  Matter* matter = find(run, event);
  if (matter == nullptr || matter->closings != (event.payload() & 0xffU) || (matter->marks & mark::verify_due) == 0)
    return;
  const std::uint32_t desk = event.payload() >> 8;
  const Answer answer = ask_household(run, *matter, desk);
  matter->marks = static_cast<std::uint16_t>((matter->marks & ~mark::verify_due));
  if (matter->closings == 1) {  // the first; it never counts to one again
    matter->marks |= mark::called_back;
    if (matter->state == MatterState::solved) run.tally_of(matter->registered, Tally::registered_called_back_solved);
    count_answer(run, matter->registered, answer, Tally::registered_called_back);
  }
  if ((matter->marks & mark::hotline) != 0) count_answer(run, matter->registration, answer, Tally::hotline_called_back);
  std::int32_t* topic = &run.state.books.topics[(run.year_index() * kTopics + matter->topic) * 2];
  ++topic[0];
  topic[1] += answer.resolved;
  ContactPerson& person = run.state.villages[run.village_of(*matter)];
  person.rated += answer.rated;
  person.satisfied += answer.satisfied;
  if (desk < run.state.desk_conduct.size()) {
    DeskConduct& conduct = run.state.desk_conduct[desk];
    ++conduct.called_back;
    conduct.recorded += answer.resolved;
    conduct.rated += answer.rated;
    conduct.satisfied += answer.satisfied;
    conduct.dissatisfied += answer.dissatisfied;
  }
  release_if_done(run, *matter);
}

bool petition_is_answered(Run& run, Matter& matter) {
  const std::uint32_t village = run.village_of(matter);
  ++run.state.villages[village].petitions;
  run.tally(Tally::written);
  const double chance = 1 - (1 - run.parameters().handling.reply_chance) * (1 - run.rules(village).notice);
  const bool answered = uniform(run.draw(matter, Purpose::reply, matter.episode)[0]) < chance;
  if (answered) {
    run.tally(Tally::written_replied);
  } else {
    run.state.households.bad[matter.household] += severity_weight(matter);
  }
  return answered;
}

}  // namespace tiexin::models
