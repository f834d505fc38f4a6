/// The small immutable tree that a YAML file becomes: the only thing the rest of the program sees of YAML.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/spec/spec_error.hpp"

namespace tiexin::scenarios {

/// What a node of the tree holds.
enum class NodeKind { empty, scalar, sequence, mapping };

/// One node: a text, a list or a mapping, with the place where it stands. A mapping holds no key twice.
struct Node {
  NodeKind kind = NodeKind::empty;
  std::string key;      // within the mapping above, "" elsewhere
  std::string text;     // of a scalar, as written, without quotes
  bool quoted = false;  // whether the scalar stood in quotes or in a block
  int line = 0;         // from 1: where the scalar stands, or the key of a list or mapping
  int column = 0;       // from 1, in characters
  int key_line = 0;     // where the key stands, 0 without a key
  int key_column = 0;
  std::vector<Node> children;  // in the order of the file

  /// @returns the child with this key, or nullptr. O(children).
  [[nodiscard]] const Node* find(std::string_view child) const;
};

/// A file read as YAML.
struct Tree {
  std::string file;
  Node root;

  /// @returns where the node stands, for a message.
  [[nodiscard]] Location place(const Node& node) const { return {file, node.line, node.column}; }
  /// @returns where the key of the node stands.
  [[nodiscard]] Location key_place(const Node& node) const { return {file, node.key_line, node.key_column}; }
};

/// The deepest nesting that is read; the root has depth 1.
inline constexpr int kDeepest = 64;

/// Parses YAML text. Refuses whatever makes a file mean something else than it shows: anchors, aliases, tags, merge
/// keys, directives, a second document, keys that are not plain scalars, duplicate keys, nesting deeper than kDeepest,
/// and all that `check_plain_text` refuses.
/// @param file  the name used in messages
/// @throws SpecError  and nothing else (but std::bad_alloc). Time and memory O(size) for at most 1 MiB.
[[nodiscard]] Tree parse_yaml(std::string file, const std::string& text);

/// Reads and parses a YAML file.
/// @throws SpecError  see `read_regular_file` and `parse_yaml`
[[nodiscard]] Tree read_yaml(const std::filesystem::path& path);

}  // namespace tiexin::scenarios
