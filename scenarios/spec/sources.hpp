/// The sources of the numbers: `sources.yaml`.
///
///     huang_tu: {title: …, publisher: …, date: 2014-05, confidence: high, where: …}
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/spec/tree.hpp"

namespace tiexin::scenarios {

/// Where a number was published, or how it was arrived at.
struct Source {
  std::string title;
  std::string publisher;
  std::string date;        // 2014, 2014-05 or 2014-05-03; "" if the source has none
  std::string confidence;  // one of kConfidenceNames
  std::string where;       // page, table or address
  Location place;
};

inline constexpr std::array<std::string_view, 3> kConfidenceNames{"high", "medium", "low"};

/// All sources by key.
class Sources {
 public:
  Sources() = default;
  explicit Sources(std::map<std::string, Source, std::less<>> by_key);

  [[nodiscard]] const std::map<std::string, Source, std::less<>>& by_key() const { return by_key_; }
  [[nodiscard]] bool has(std::string_view key) const { return by_key_.find(key) != by_key_.end(); }
  [[nodiscard]] std::vector<std::string> keys() const;

  /// Notes a problem if the key of a source is unknown.
  void check(const Location& place, const std::string& path, std::string_view key, Problems& problems) const;

 private:
  std::map<std::string, Source, std::less<>> by_key_;
};

/// @throws SpecError  all problems of the file
[[nodiscard]] Sources read_sources(const std::filesystem::path& path);

/// Finds `sources.yaml` beside a scenario file or in one of the two folders above it.
/// @throws SpecError  there is none
[[nodiscard]] std::filesystem::path find_sources(const std::filesystem::path& scenario);

}  // namespace tiexin::scenarios
