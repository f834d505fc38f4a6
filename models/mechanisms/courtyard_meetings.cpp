#include "models/mechanisms/courtyard_meetings.hpp"

#include <algorithm>

namespace tiexin::models {

Rules rules_of(const CourtyardMeetings& lever, const Place&) {
  Rules rules;
  if (lever.meetings <= 0 || lever.minutes <= 0) return rules;
  rules.meetings = lever.meetings;
  rules.meeting_minutes = lever.minutes;
  rules.topics_known = lever.topics_before;
  rules.meeting_openness = lever.opinions_during;
  rules.publicity = lever.results_after * std::min(1.0, lever.meetings) * std::min(1.0, lever.minutes / kFullMeeting);
  return rules;
}

}  // namespace tiexin::models
