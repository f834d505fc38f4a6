#include "scenarios/spec/nearest.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "scenarios/spec/spec_error.hpp"

namespace tiexin::scenarios {
namespace {

constexpr std::size_t kLongest = 64;
constexpr std::size_t kMostListed = 12;

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  a = a.substr(0, kLongest);
  b = b.substr(0, kLongest);
  using Row = std::array<std::size_t, kLongest + 1>;
  Row before{};
  Row last{};
  Row now{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before = last;
    last = now;
  }
  return last[b.size()];
}

std::vector<std::string> nearest(std::string_view name, std::span<const std::string> names, std::size_t most) {
  const std::size_t limit = std::max<std::size_t>(2, name.size() / 3);
  std::vector<std::pair<std::size_t, const std::string*>> near;
  for (const std::string& candidate : names) {
    std::size_t distance = edit_distance(name, candidate);
    for (std::size_t dot = candidate.find('.'); dot != std::string::npos; dot = candidate.find('.', dot + 1)) {
      distance = std::min(distance, 1 + edit_distance(name, std::string_view(candidate).substr(dot + 1)));
    }
    if (distance <= limit && distance < name.size()) near.emplace_back(distance, &candidate);
  }
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> found;
  for (const auto& [distance, candidate] : near) {
    if (found.size() < most) found.push_back(*candidate);
  }
  return found;
}

std::string hint(std::string_view name, std::span<const std::string> names) {
  const std::vector<std::string> near = nearest(name, names);
  std::string text = near.empty() ? "allowed: " : "did you mean ";
  const std::span<const std::string> listed =
      near.empty() ? names.subspan(0, std::min(names.size(), kMostListed)) : std::span<const std::string>(near);
  for (std::size_t i = 0; i < listed.size(); ++i) {
    if (i > 0) text += near.empty() ? ", " : " or ";
    text += near.empty() ? listed[i] : in_quotes(listed[i]);
  }
  if (near.empty()) return listed.size() < names.size() ? text + ", …" : text;
  return text + "?";
}

}  // namespace tiexin::scenarios
