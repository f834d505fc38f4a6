#include "scenarios/spec/sources.hpp"

#include <system_error>
#include <utility>

#include "scenarios/spec/mapping.hpp"
#include "scenarios/spec/nearest.hpp"

namespace tiexin::scenarios {
namespace {

/// A year, a month or a day; "" if it is none of these.
bool is_publication_date(const std::string& text) {
  if (text.size() == 4) return static_cast<bool>(read_date(text + "-01-01"));
  if (text.size() == 7) return static_cast<bool>(read_date(text + "-01"));
  return static_cast<bool>(read_date(text));
}

Source read_source(const Tree& tree, const Node& node, Problems& problems) {
  Mapping mapping(tree, node, node.key, problems);
  Source source;
  source.place = tree.place(node);
  source.title = mapping.text("title", true).value_or("");
  source.publisher = mapping.text("publisher", false).value_or("");
  source.where = mapping.text("where", false).value_or("");
  source.date = mapping.text("date", false).value_or("");
  if (!source.date.empty() && !is_publication_date(source.date)) {
    mapping.refuse(node.find("date"), "date", in_quotes(source.date) + " is not a date",
                   "write 2014, 2014-05 or 2014-05-03");
  }
  const auto confidence = mapping.one_of("confidence", kConfidenceNames, true);
  if (confidence) source.confidence = kConfidenceNames[*confidence];
  mapping.refuse_others();
  return source;
}

}  // namespace

Sources::Sources(std::map<std::string, Source, std::less<>> by_key) : by_key_(std::move(by_key)) {}

std::vector<std::string> Sources::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, source] : by_key_) keys.push_back(key);
  return keys;
}

void Sources::check(const Location& place, const std::string& path, std::string_view key, Problems& problems) const {
  if (has(key)) return;
  problems.add(place, path, in_quotes(key) + " is not a source of sources.yaml", hint(key, keys()));
}

Sources read_sources(const std::filesystem::path& path) {
  const Tree tree = read_yaml(path);
  Problems problems;
  std::map<std::string, Source, std::less<>> by_key;
  for (const Node& node : tree.root.children) by_key.emplace(node.key, read_source(tree, node, problems));
  problems.throw_if_any();
  return Sources(std::move(by_key));
}

std::filesystem::path find_sources(const std::filesystem::path& scenario) {
  std::filesystem::path folder = scenario.parent_path();
  for (int n_up = 0; n_up <= 2; ++n_up) {
    std::filesystem::path candidate = folder / "sources.yaml";
    std::error_code ignored;
    if (std::filesystem::exists(candidate, ignored)) return candidate;
    folder /= "..";
  }
  throw SpecError({{{scenario.string(), 0, 0},
                    "",
                    "has no sources.yaml beside it or in the two folders above",
                    "write one, or keep the file in the library"}});
}

}  // namespace tiexin::scenarios
