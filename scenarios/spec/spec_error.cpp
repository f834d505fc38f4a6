#include "scenarios/spec/spec_error.hpp"

#include <algorithm>
#include <utility>

#include "scenarios/spec/utf8.hpp"

namespace tiexin::scenarios {
namespace {

constexpr std::size_t kMostCharacters = 60;

std::string cleaned(std::string_view text, std::size_t most_characters) {
  std::string out;
  std::size_t n_characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (n_characters++ == most_characters) return out + "…";
    const std::size_t length = utf8_length(text.substr(at));
    const std::string_view character = text.substr(at, length);
    if (length == 0 || is_control(character) || turns_text(character)) {
      out += '?';
      at += length == 0 ? 1 : length;
    } else {
      out += text.substr(at, length);
      at += length;
    }
  }
  return out;
}

std::string joined(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += problem.text();
  }
  return text;
}

std::vector<Problem> sorted(std::vector<Problem> problems) {
  std::vector<std::string> files;  // in the order met, so that a county comes before the file it extends
  const auto rank = [&files](const Problem& problem) {
    return std::find(files.begin(), files.end(), problem.place.file) - files.begin();
  };
  for (const Problem& problem : problems) {
    if (rank(problem) == std::ssize(files)) files.push_back(problem.place.file);
  }
  std::stable_sort(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) {
    const auto a_rank = rank(a);
    const auto b_rank = rank(b);
    if (a_rank != b_rank) return a_rank < b_rank;
    if (a.place.line != b.place.line) return a.place.line < b.place.line;
    return a.place.column < b.place.column;
  });
  return problems;
}

}  // namespace

std::string Problem::text() const {
  std::string text = place.file.empty() ? std::string() : printable_path(place.file);
  if (place.line > 0) {
    text += ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
  }
  if (!text.empty()) text += ": ";
  if (!key.empty()) text += key + ": ";
  text += wrong;
  if (!allowed.empty()) text += "; " + allowed;
  return text;
}

SpecError::SpecError(std::vector<Problem> problems)
    : std::runtime_error(joined(sorted(problems))), problems_(sorted(std::move(problems))) {}

void Problems::add(Location place, std::string key, std::string wrong, std::string allowed) {
  if (problems_.size() >= kMostProblems) {
    ++dropped_;
    return;
  }
  problems_.push_back({std::move(place), std::move(key), std::move(wrong), std::move(allowed)});
}

void Problems::add(const SpecError& error) {
  for (const Problem& problem : error.problems()) add(problem.place, problem.key, problem.wrong, problem.allowed);
}

void Problems::throw_if_any() const {
  if (problems_.empty()) return;
  std::vector<Problem> all = problems_;
  if (dropped_ > 0) {
    Location last = all.back().place;
    all.push_back({std::move(last), "", "and " + std::to_string(dropped_) + " further problems", ""});
  }
  throw SpecError(std::move(all));
}

std::string printable(std::string_view text) { return cleaned(text, kMostCharacters); }

std::string printable_path(std::string_view path) { return cleaned(path, std::string_view::npos); }

std::string in_quotes(std::string_view text) { return "'" + printable(text) + "'"; }

}  // namespace tiexin::scenarios
