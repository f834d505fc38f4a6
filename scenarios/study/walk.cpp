#include "scenarios/study/walk.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <xxhash.h>

#include "scenarios/spec/plausible.hpp"
#include "scenarios/spec/slots.hpp"

namespace tiexin::scenarios {
namespace {

constexpr std::uint32_t kStep = 0x77616c6b;  // "walk": no draw of a model has this step
constexpr std::uint32_t kMostAttempts = 200;

/// Turned back at 0 and 1 as by a mirror.
double mirrored(double q) {
  q = std::fmod(std::fabs(q), 2.0);
  return q > 1 ? 2 - q : q;
}

}  // namespace

Place place_of(const Beliefs& beliefs, const std::vector<Drawn>& drawn) {
  models::Parameters read = beliefs.parameters;  // slots point into what they list
  const std::vector<Slot> all = slots(read);
  const auto value_of = [&](const Drawn& one) {
    if (lever_of(one.path).empty()) return value_at(all, one.path);
    const auto found = beliefs.levers.find(one.path);
    return found == beliefs.levers.end() ? one.origin.value : found->second;
  };
  Place place;
  for (const Drawn& one : drawn) {
    const Origin& origin = one.origin;
    const double value = std::clamp(value_of(one), origin.low, origin.high);
    place.push_back(origin.prior == Prior::log_uniform
                        ? std::log(value / origin.low) / std::log(origin.high / origin.low)
                        : (value - origin.low) / (origin.high - origin.low));
  }
  return place;
}

bool hardly_seen(std::string_view path) {
  constexpr std::array<std::string_view, 8> kBlocks{"prices.",       "trust.",           "conduct.",
                                                    "contacts.",     "quality.prevent_", "quality.learn",
                                                    "quality.decay", "books.consent_"};
  constexpr std::array<std::string_view, 3> kCash{"platform.capital", "platform.life", "platform.running"};
  if (const std::string_view lever = lever_of(path); !lever.empty())
    return std::find(kCash.begin(), kCash.end(), lever) != kCash.end();
  return std::any_of(kBlocks.begin(), kBlocks.end(), [&](std::string_view block) { return path.starts_with(block); });
}

std::vector<double> vector_at(const Place& place, const std::vector<Drawn>& drawn) {
  std::vector<double> vector;
  for (std::size_t i = 0; i < drawn.size(); ++i) vector.push_back(value_at(drawn[i], place[i]));
  return vector;
}

Place propose(const County& county, const std::vector<Drawn>& drawn, const Place& from, std::uint32_t seed,
              std::uint32_t walk, std::uint32_t step) {
  for (std::uint32_t attempt = 0;; ++attempt) {
    Place to = from;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      const auto entity = XXH32(drawn[i].path.data(), drawn[i].path.size(), 0);
      const sim::Block block = sim::philox({seed, walk}, entity, step * kMostAttempts + attempt, kStep);
      if (hardly_seen(drawn[i].path)) {
        if (sim::uniform(block[0]) < kRedrawn) to[i] = sim::uniform(block[1], block[2]);
        continue;
      }
      if (sim::uniform(block[0]) >= kMoved) continue;
      const double u = sim::uniform(block[1], block[2]);
      to[i] = lever_of(drawn[i].path).empty() ? mirrored(to[i] + kReach * (2 * u - 1)) : u;
    }
    Problems problems;
    check_parameters(with_vector(county.parameters, drawn, vector_at(to, drawn)).parameters, county.provenance,
                     problems);
    if (problems.empty()) return to;
    if (attempt + 1 == kMostAttempts) problems.throw_if_any();
  }
}

}  // namespace tiexin::scenarios
