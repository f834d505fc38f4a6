/// What is wrong with the files a user wrote, said in sentences that help.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tiexin::scenarios {

/// A place in a file. Line and column count from 1, the column in characters; 0 means "the file as a whole".
struct Location {
  std::string file;
  int line = 0;
  int column = 0;

  friend bool operator==(const Location&, const Location&) = default;
};

/// One thing wrong: where, under which key, what, and what would be right.
struct Problem {
  Location place;
  std::string key;      // dotted path, "" where there is none
  std::string wrong;    // "is not a number"
  std::string allowed;  // "write a number from 1 to 366"

  /// @returns `file:line:column: key: what is wrong; what is allowed`, leaving out what is unknown.
  [[nodiscard]] std::string text() const;
};

/// Bad input: all the problems of all the files read together, in the order of files and lines.
class SpecError : public std::runtime_error {
 public:
  explicit SpecError(std::vector<Problem> problems);

  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// Collects problems while reading goes on, so that a user sees all of them at once.
class Problems {
 public:
  /// Notes a problem. At most kMostProblems are kept; the rest are counted.
  void add(Location place, std::string key, std::string wrong, std::string allowed);
  /// Notes the problems of another error, as they are.
  void add(const SpecError& error);
  /// Does a reading and notes the problems that it throws, so that the next one is done too.
  template <class Reading>
  void gather(Reading&& reading) {
    try {
      reading();
    } catch (const SpecError& error) {
      add(error);
    }
  }

  [[nodiscard]] bool empty() const { return problems_.empty(); }
  [[nodiscard]] std::size_t size() const { return problems_.size() + dropped_; }

  /// Throws all that was noted, or returns if there was nothing.
  /// @throws SpecError
  void throw_if_any() const;

  static constexpr std::size_t kMostProblems = 1000;

 private:
  std::vector<Problem> problems_;
  std::size_t dropped_ = 0;
};

/// A piece of a user's text made fit to print: at most 60 characters, control characters, marks that turn
/// the direction of text and broken UTF-8 replaced by `?`.
[[nodiscard]] std::string printable(std::string_view text);

/// A path made fit to print: like `printable`, but never cut.
[[nodiscard]] std::string printable_path(std::string_view path);

/// `printable(text)` between single quotes.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace tiexin::scenarios
