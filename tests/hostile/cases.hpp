/// The corpus of hostile input: a file each, with the line, the key and the words of the message it must get.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace tiexin::tests {

/// One class of hostile input.
struct HostileCase {
  std::string name;
  std::string file;  // below a copy of the scenario library
  std::string content;
  int line = 0;          // 0: the message is about the file as a whole
  std::string key;       // "" if the message names none
  std::string fragment;  // of what is wrong or allowed
  std::string beside{};  // another file of the library that is checked with it
};

inline std::ostream& operator<<(std::ostream& out, const HostileCase& hostile) { return out << hostile.name; }

[[nodiscard]] std::vector<HostileCase> syntax_cases();
[[nodiscard]] std::vector<HostileCase> number_cases();
[[nodiscard]] std::vector<HostileCase> meaning_cases();
[[nodiscard]] std::vector<HostileCase> table_cases();

/// An upgrade that is well; see the line numbers.
inline const std::string kGoodUpgrade =
    "id: 1\n"                                                                                           // 1
    "kind: upgrade\n"                                                                                   // 2
    "name: {zh: 下村, en: Visits}\n"                                                                    // 3
    "difficulty: {zh: 不见面, en: nobody comes}\n"                                                      // 4
    "date: {value: 2008-07-01, range: [2008-01-01, 2008-12-31], grade: assumed, source: assumption}\n"  // 5
    "source: [assumption]\n"                                                                            // 6
    "sets:\n"                                                                                           // 7
    "  outreach:\n"                                                                                     // 8
    "    hours: 8 h/month\n"                                                                            // 9
    "    posting: birthplace\n";                                                                        // 10

/// A county that is well: the test county and one number of its own; see the line numbers.
inline const std::string kGoodCounty =
    "name: {zh: 小县, en: Small}\n"                                                                       // 1
    "extends: test.yaml\n"                                                                                // 2
    "population:\n"                                                                                       // 3
    "  away_share: {value: 0.35, unit: share, range: [0.2, 0.5], grade: assumed, source: assumption}\n";  // 4

/// `text` with the first `from` replaced by `to`.
[[nodiscard]] inline std::string with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return "not there: " + std::string(from);
  return text.replace(at, from.size(), to);
}

}  // namespace tiexin::tests
