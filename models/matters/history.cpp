#include "models/matters/history.hpp"

#include <initializer_list>

namespace tiexin::models {

namespace {

/// One step of a multiplicative hash; each is a bijection of the digest for a given word.
constexpr std::uint64_t with(std::uint64_t digest, std::uint64_t word) {
  digest = (digest ^ word) * 0x9e37'79b9'7f4a'7c15U;
  return digest ^ digest >> 29;
}

/// A severity as an integer.  [milli-units a day]
std::uint64_t milli(float severity) { return static_cast<std::uint64_t>(1000 * static_cast<double>(severity) + 0.5); }

}  // namespace

History history_of(const Matter& m) {
  History history{m.household, m.nth, m.arose, 0};
  for (const std::uint64_t word : std::initializer_list<std::uint64_t>{m.household,
                                                                       m.nth,
                                                                       m.arose,
                                                                       milli(m.severity_first),
                                                                       milli(m.severity),
                                                                       m.open_since,
                                                                       m.handling_since,
                                                                       m.latent_until_end,
                                                                       m.registered,
                                                                       m.registration,
                                                                       m.deadline,
                                                                       m.closed,
                                                                       m.set_aside,
                                                                       m.solved,
                                                                       m.external_since,
                                                                       m.burden,
                                                                       m.handling_minutes,
                                                                       m.touch_minutes,
                                                                       m.person_minutes,
                                                                       m.external_minutes,
                                                                       m.convening_minutes,
                                                                       m.path,
                                                                       m.marks,
                                                                       m.handoffs,
                                                                       m.desk,
                                                                       m.registrations,
                                                                       static_cast<std::uint64_t>(m.state),
                                                                       m.size,
                                                                       m.size_first,
                                                                       m.topic,
                                                                       m.departments,
                                                                       m.step,
                                                                       m.pending,
                                                                       m.attempt,
                                                                       m.works,
                                                                       m.closings,
                                                                       m.mediations,
                                                                       m.episode,
                                                                       m.joiners,
                                                                       m.stage,
                                                                       m.passes,
                                                                       static_cast<std::uint64_t>(m.channel)}) {
    history.digest = with(history.digest, word);
  }
  return history;
}

}  // namespace tiexin::models
