#include "models/matters/untended.hpp"

namespace tiexin::models {

Matter unheard_matter(const Population& people, std::uint32_t village, const Untended& row) {
  Matter matter;
  matter.household = row.household;
  matter.entity = household_entity(village, row.household - people.village_first[village]);
  matter.nth = row.nth;
  matter.arose = matter.open_since = row.since;
  matter.severity = matter.severity_first = row.severity;
  matter.latent_until_end = row.until;
  matter.marks = row.dispute != 0 ? mark::dispute : std::uint16_t{0};
  matter.state = MatterState::latent;
  matter.size = matter.size_first = row.size;
  matter.topic = row.topic;
  return matter;
}

Untended unheard_row(const Matter& matter, const Thresholds& left) {
  Untended row;
  static_cast<Thresholds&>(row) = left;
  row.household = matter.household;
  row.nth = matter.nth;
  row.since = matter.arose;
  row.until = matter.latent_until_end;
  row.severity = matter.severity;
  row.size = matter.size;
  row.topic = matter.topic;
  row.dispute = (matter.marks & mark::dispute) != 0 ? 1 : 0;
  return row;
}

}  // namespace tiexin::models
