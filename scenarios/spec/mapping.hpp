/// Takes the keys of a mapping one by one and knows which were never asked for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/spec/number.hpp"
#include "scenarios/spec/tree.hpp"

namespace tiexin::scenarios {

/// How many unknown keys of one mapping are named, each with its nearest name; the rest are counted.
inline constexpr std::size_t kMostUnknownKeys = 20;

/// Notes every child whose key is not in `known`, with the nearest known name.
void refuse_unknown_keys(const Tree& tree, const Node& node, const std::string& path,
                         std::span<const std::string> known, Problems& problems);

/// @returns `above.key`, or `key` at the root
[[nodiscard]] std::string joined_path(std::string_view above, std::string_view key);

/// A mapping being read. What is wrong is noted, never thrown, so that reading goes on.
class Mapping {
 public:
  /// @param path  dotted path of the node, "" for the root
  Mapping(const Tree& tree, const Node& node, std::string path, Problems& problems);

  /// Whether the node is a mapping at all; if not, that was noted and all keys are missing quietly.
  [[nodiscard]] bool ok() const { return ok_; }

  /// @returns the child, or nullptr, which is noted if `allowed` (what should stand there) is given.
  const Node* required(std::string_view key, std::string_view allowed);
  const Node* optional(std::string_view key);

  // Each reads the child of this key if it is there; a wrong one is noted and read as nothing.
  std::optional<std::string> text(std::string_view key, bool must);
  std::optional<double> whole(std::string_view key, double low, double high, bool must);
  std::optional<sim::Date> date(std::string_view key, bool must);
  std::optional<bool> toggle(std::string_view key);
  std::optional<std::size_t> one_of(std::string_view key, std::span<const std::string_view> names, bool must);
  std::vector<std::string> texts(std::string_view key, bool must);

  /// Notes a problem with a child, or with the mapping itself if there is no child.
  void refuse(const Node* child, std::string_view key, std::string wrong, std::string allowed);
  void refuse(const Node* child, std::string_view key, Refusal refusal);

  /// Notes the keys that were never asked for. Call last.
  void refuse_others();

  [[nodiscard]] std::string path(std::string_view key) const { return joined_path(path_, key); }
  [[nodiscard]] const Tree& tree() const { return tree_; }
  [[nodiscard]] const Node& node() const { return node_; }
  [[nodiscard]] Problems& problems() const { return problems_; }

 private:
  const Node* take(std::string_view key, bool must, std::string_view allowed);

  const Tree& tree_;
  const Node& node_;
  std::string path_;
  Problems& problems_;
  bool ok_;
  std::vector<std::string> known_;
};

/// A name in both languages: `{zh: 上栗县, en: Shangli}`.
struct Name {
  std::string zh;
  std::string en;
};

/// Reads a name in both languages; both are needed.
[[nodiscard]] Name read_name(Mapping& above, std::string_view key, bool must);

}  // namespace tiexin::scenarios
