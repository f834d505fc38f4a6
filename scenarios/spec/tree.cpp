#include "scenarios/spec/tree.hpp"

#include <algorithm>
#include <cstddef>
#include <istream>
#include <map>
#include <streambuf>
#include <utility>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "scenarios/spec/lines.hpp"
#include "scenarios/spec/source_file.hpp"
#include "scenarios/spec/utf8.hpp"

namespace tiexin::scenarios {
namespace {

Location place_of(const std::string& file, const Lines& lines, const YAML::Mark& mark) {
  if (mark.is_null()) return {file, 0, 0};
  return lines.place(file, mark.line, mark.column);
}

/// Ends the parsing at once; the problem has been noted.
struct Stop {};

/// Builds the tree from the parser's events and refuses what must not stand in a file as it comes.
class Builder : public YAML::EventHandler {
 public:
  Builder(const std::string& file, const Lines& lines, Problems& problems)
      : file_(file), lines_(lines), problems_(problems) {}

  [[nodiscard]] Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    stop(mark, "anchor " + in_quotes('&' + name) + " is not allowed", "write the value out where it is used");
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    stop(mark, "an alias is not allowed", "write the value out where it is used");
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add(mark, NodeKind::empty, "", false); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& text) override {
    const bool quoted = tag == "!";  // yaml-cpp's sign for quotes and blocks; a written `!` shows in the source
    if ((!quoted && tag != "?") || lines_.at(mark.line, mark.column) == '!') refuse_tag(mark);
    add(mark, NodeKind::scalar, text, quoted);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(mark, NodeKind::sequence, tag);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open(mark, NodeKind::mapping, tag);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  /// A collection that is still being filled.
  struct Level {
    Node node;
    bool has_key = false;                          // of a mapping: a key was read and its value comes next
    bool drop = false;                             // of a mapping: the coming value belongs to a key given twice
    Node pending;                                  // holds that key and its place
    std::map<std::string, int, std::less<>> keys;  // to the line where each stands
  };

  [[noreturn]] void stop(const YAML::Mark& mark, std::string wrong, std::string allowed) {
    problems_.add(place_of(file_, lines_, mark), path(), std::move(wrong), std::move(allowed));
    throw Stop{};
  }

  [[noreturn]] void refuse_tag(const YAML::Mark& mark) {
    stop(mark, "a tag ('!…') is not allowed", "write the plain value");
  }

  [[nodiscard]] std::string path() const {
    std::string path;
    for (const Level& level : levels_) {
      if (!level.has_key) continue;
      if (!path.empty()) path += '.';
      path += printable(level.pending.key);
    }
    return path;
  }

  [[nodiscard]] static std::string joined(const std::string& above, const std::string& key) {
    return (above.empty() ? "" : above + '.') + printable(key);
  }

  void open(const YAML::Mark& mark, NodeKind kind, const std::string& tag) {
    if ((tag != "?" && !tag.empty()) || lines_.at(mark.line, mark.column) == '!') refuse_tag(mark);
    if (std::ssize(levels_) >= kDeepest) {
      stop(mark, "is nested deeper than " + std::to_string(kDeepest) + " levels", "");
    }
    if (!levels_.empty() && expects_key())
      stop(mark, "a list or mapping is not allowed as a key", "write a plain name");
    Level level;
    level.node = node_at(mark, kind);
    levels_.push_back(std::move(level));
  }

  [[nodiscard]] bool expects_key() const {
    return levels_.back().node.kind == NodeKind::mapping && !levels_.back().has_key;
  }

  [[nodiscard]] Node node_at(const YAML::Mark& mark, NodeKind kind) const {
    Node node;
    node.kind = kind;
    const Location place = place_of(file_, lines_, mark);
    node.line = place.line;
    node.column = place.column;
    return node;
  }

  void add(const YAML::Mark& mark, NodeKind kind, const std::string& text, bool quoted) {
    Node node = node_at(mark, kind);
    node.text = text;
    node.quoted = quoted;
    if (quoted) refuse_escaped(mark, text);
    if (!levels_.empty() && expects_key()) {
      add_key(mark, std::move(node));
    } else {
      attach(std::move(node));
    }
  }

  /// What check_plain_text refuses in a file can also be written as an escape, "\e" or "\u202E".
  void refuse_escaped(const YAML::Mark& mark, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = std::max<std::size_t>(utf8_length(text.substr(at)), 1);
      const std::string_view character = text.substr(at, length);
      at += length;
      if (character == "\n" || !(is_control(character) || turns_text(character))) continue;
      problems_.add(place_of(file_, lines_, mark), path(), "holds an escaped control character",
                    "only text is allowed");
      return;
    }
  }

  void add_key(const YAML::Mark& mark, Node node) {
    Level& level = levels_.back();
    if (node.kind == NodeKind::empty || node.text.empty()) stop(mark, "an empty key is not allowed", "name the key");
    if (node.text == "<<") stop(mark, "a merge key ('<<') is not allowed", "write the values out");
    if (node.text.find('.') != std::string::npos) stop(mark, "key " + in_quotes(node.text) + " holds a point", "");
    node.key = std::move(node.text);
    const auto [first, is_new] = level.keys.emplace(node.key, node.line);
    level.drop = !is_new;
    if (level.drop) {
      const std::string above = path();
      problems_.add(place_of(file_, lines_, mark), joined(above, node.key), "key is given twice",
                    "it is given already in line " + std::to_string(first->second));
    }
    level.pending = std::move(node);
    level.has_key = true;
  }

  void attach(Node node) {
    if (levels_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == NodeKind::mapping) {
      node.key = level.pending.key;
      node.key_line = level.pending.line;
      node.key_column = level.pending.column;
      if (node.kind != NodeKind::scalar) {  // a scalar keeps its own place: that is where the mistake will be
        node.line = level.pending.line;
        node.column = level.pending.column;
      }
      level.has_key = false;
      if (level.drop) return;
    }
    level.node.children.push_back(std::move(node));
  }

  void close() {
    Node node = std::move(levels_.back().node);
    levels_.pop_back();
    attach(std::move(node));
  }

  const std::string& file_;
  const Lines& lines_;
  Problems& problems_;
  std::vector<Level> levels_;
  Node root_;
};

/// Reads a string in place: the parser wants a stream.
class View : public std::streambuf {
 public:
  explicit View(const std::string& text) {
    char* begin = const_cast<char*>(text.data());  // streambuf's interface; the get area is never written
    setg(begin, begin, begin + text.size());
  }
};

/// A line that begins with `%` before the document is a directive: it can change what tags mean.
void refuse_directives(const std::string& file, const std::string& text) {
  int line = 1;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view content = std::string_view(text).substr(at, end - at);
    const std::size_t first = content.find_first_not_of(" \r");
    if (first != std::string_view::npos && content[first] != '#') {
      if (content[0] != '%') return;
      throw SpecError({{{file, line, 1}, "", "a directive ('%…') is not allowed", "delete the line"}});
    }
    at = end + 1;
  }
}

/// The parser keeps some 400 bytes for each of these until the text around them makes sense: without a limit a file of
/// commas takes 400 MB.
void refuse_mere_punctuation(const std::string& file, const std::string& text) {
  constexpr std::ptrdiff_t kMost = 400'000;
  const auto n = std::count_if(text.begin(), text.end(),
                               [](char c) { return std::string_view("[]{},:?").find(c) != std::string_view::npos; });
  if (n <= kMost) return;
  throw SpecError({{{file, 0, 0},
                    "",
                    "holds " + std::to_string(n) + " brackets, commas and colons",
                    "at most " + std::to_string(kMost) + " are read"}});
}

std::string lower_first(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

}  // namespace

const Node* Node::find(std::string_view child) const {
  for (const Node& node : children) {
    if (node.key == child) return &node;
  }
  return nullptr;
}

Tree parse_yaml(std::string file, const std::string& text) {
  if (text.size() > kMostYamlBytes) {
    throw SpecError({{{file, 0, 0},
                      "",
                      "has " + std::to_string(text.size()) + " bytes",
                      "at most " + std::to_string(kMostYamlBytes) + " bytes are read"}});
  }
  check_plain_text(file, text);
  refuse_directives(file, text);
  refuse_mere_punctuation(file, text);
  const Lines lines(text);
  Problems problems;
  Builder builder(file, lines, problems);
  View view(text);
  std::istream in(&view);
  Tree tree;
  try {
    YAML::Parser parser(in);
    if (parser.HandleNextDocument(builder)) tree.root = builder.take();
    Builder second(file, lines, problems);
    if (parser.HandleNextDocument(second)) {
      const Node extra = second.take();
      problems.add({file, extra.line, extra.column}, "", "a second document is not allowed",
                   "write one document a file");
    }
  } catch (const Stop&) {  // noted already
  } catch (const YAML::Exception& error) {
    problems.add(place_of(file, lines, error.mark), "", "is not YAML: " + printable(lower_first(error.msg)), "");
  }
  problems.throw_if_any();
  tree.file = std::move(file);
  if (tree.root.kind != NodeKind::mapping) {
    throw SpecError({{{tree.file, tree.root.line, tree.root.column},
                      "",
                      tree.root.kind == NodeKind::empty ? "is empty" : "is not a mapping",
                      "begin with keys, as `name: …`"}});
  }
  return tree;
}

Tree read_yaml(const std::filesystem::path& path) {
  return parse_yaml(path.string(), read_regular_file(path, kMostYamlBytes));
}

}  // namespace tiexin::scenarios
