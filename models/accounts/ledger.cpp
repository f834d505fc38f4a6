#include "models/accounts/ledger.hpp"

#include <algorithm>

namespace tiexin::models {

void enter(Run& run, Kind kind, Activity activity, Payer payer, std::int64_t minutes, std::int64_t fen) {
  const std::size_t row = ((run.year_index() * kKinds + static_cast<std::size_t>(kind)) * kActivities +
                           static_cast<std::size_t>(activity)) *
                              kPayers +
                          static_cast<std::size_t>(payer);
  LedgerCell& cell = run.state.books.ledger[row];
  cell.minutes += minutes;
  cell.fen += fen;
  run.tally(Tally::cost_time + static_cast<std::size_t>(kind), fen);
  run.tally(Tally::payer_county + static_cast<std::size_t>(payer), fen);
}

double cadre_wage(const PriceParameters& prices) { return prices.cadre_hour * prices.employer_factor; }
double leader_wage(const PriceParameters& prices) {
  return prices.leader_hour * prices.leader_shadow * prices.employer_factor;
}
double officer_wage(const PriceParameters& prices) { return prices.officer_year / 2000; }

namespace {

std::int64_t fen(double yuan) { return static_cast<std::int64_t>(yuan * 100 + 0.5); }

/// Staffed desk time of the month less what matters and ordinary business used of it.
void enter_desk_capacity(Run& run) {
  const sim::Calendar& calendar = run.calendar();
  const auto month = static_cast<int>(run.month);
  const auto open = static_cast<std::int64_t>(calendar.office_minutes(calendar.month_start(month + 1))) -
                    static_cast<std::int64_t>(calendar.office_minutes(calendar.month_start(month)));
  std::int64_t staffed = 0;
  for (const sim::DeskRow& desk : run.state.desks.desk) staffed += open * desk.servers;
  const MonthlyBook& months = run.state.books.months;
  const std::int64_t touch = months.at(run.month, Tally::desk_touch);
  const std::int64_t background = months.at(run.month, Tally::desk_background);
  const std::int64_t idle = std::max<std::int64_t>(0, staffed - touch - background);
  run.tally(Tally::desk_staffed, staffed);
  const double wage = cadre_wage(run.parameters().prices);
  // Idle time is charged to these matters in proportion to their share of the work.
  const double share = static_cast<double>(touch) / static_cast<double>(std::max<std::int64_t>(1, touch + background));
  const auto idle_here = static_cast<std::int64_t>(static_cast<double>(idle) * share);
  enter(run, Kind::idle, Activity::desks, Payer::county, idle_here, fen(static_cast<double>(idle_here) / 60 * wage));
  enter(run, Kind::salaried, Activity::desks, Payer::county, touch + idle_here,
        fen(static_cast<double>(touch + idle_here) / 60 * wage));
}

}  // namespace

void enter_standing_costs(Run& run) {
  enter_desk_capacity(run);
  double cash = 0;
  double stipends = 0;
  double staff = 0;
  double volunteers = 0;
  for (std::uint32_t village = 0; village < run.people().n_inhabited(); ++village) {
    cash += run.rules(village).cash_fixed / 12;
    stipends += run.rules(village).stipends / 12;
    staff += run.rules(village).staff_minutes;
    volunteers += run.rules(village).volunteer_minutes;
  }
  const PriceParameters& prices = run.parameters().prices;
  enter_time(run, Activity::standing, Payer::county, static_cast<std::int64_t>(staff), cadre_wage(prices));
  enter_time(run, Activity::standing, Payer::own_time, static_cast<std::int64_t>(volunteers), prices.household_hour);
  if (cash > 0) enter(run, Kind::cash, Activity::standing, Payer::county, 0, fen(cash));
  if (stipends > 0) enter(run, Kind::transfer, Activity::standing, Payer::county, 0, fen(stipends));
}

}  // namespace tiexin::models
