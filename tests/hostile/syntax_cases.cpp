#include "tests/hostile/cases.hpp"

namespace tiexin::tests {
namespace {

constexpr const char* kFile = "upgrades/x.yaml";

std::string repeated(std::string_view text, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += text;
  return out;
}

/// Each of nine levels names the one above it nine times: 442 bytes that stand for 387 million values.
std::string alias_bomb() {
  std::string text = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char level = 'b'; level <= 'i'; ++level) {
    const std::string above = std::string("*") + static_cast<char>(level - 1);
    text += std::string(1, level) + ": &" + level + " [" + repeated(above + ", ", 8) + above + "]\n";
  }
  return text;
}

std::string many_keys(int n) {
  std::string text = kGoodUpgrade;
  for (int i = 0; i < n; ++i) text += "k" + std::to_string(i) + ":\n";
  return text;
}

std::string twice(int n) {
  std::string text;
  for (int i = 0; i < n; ++i) text += "k" + std::to_string(i) + ":\n";
  return text + text;
}

std::string utf16(std::string_view text, bool big_endian, bool mark) {
  std::string out = mark ? (big_endian ? "\xFE\xFF" : "\xFF\xFE") : "";
  for (const char c : text) {
    out += big_endian ? '\0' : c;
    out += big_endian ? c : '\0';
  }
  return out;
}

std::vector<HostileCase> encoding_cases() {
  const std::string& good = kGoodUpgrade;
  return {
      {"utf8_mark", kFile, "\xEF\xBB\xBF" + good, 1, "",
       "begins with a byte-order mark; save the file as UTF-8 without it"},
      {"utf16_little_with_mark", kFile, utf16(good.substr(0, 12), false, true), 1, "", "is UTF-16 or UTF-32"},
      {"utf16_big_with_mark", kFile, utf16(good.substr(0, 12), true, true), 1, "", "is UTF-16 or UTF-32"},
      {"utf16_without_mark", kFile, utf16(good.substr(0, 12), false, false), 1, "", "is UTF-16 or binary"},
      {"utf16_big_without_mark", kFile, utf16(good.substr(0, 12), true, false), 1, "", "is UTF-16 or binary"},
      {"latin1", kFile, with(good, "Visits", "Visit\xE9s"), 3, "", "is not valid UTF-8 here"},
      {"overlong_slash", kFile, with(good, "Visits", "\xC0\xAF"), 3, "", "is not valid UTF-8 here"},
      {"surrogate", kFile, with(good, "Visits", "\xED\xA0\x80"), 3, "", "is not valid UTF-8 here"},
      {"beyond_unicode", kFile, with(good, "Visits", "\xF4\x90\x80\x80"), 3, "", "is not valid UTF-8 here"},
      {"truncated_character", kFile, good + "# \xE4\xB8", 11, "", "is not valid UTF-8 here"},
      {"gbk", kFile, with(good, "下村", "\xCF\xC2\xB4\xE5"), 3, "", "is not valid UTF-8 here"},
      {"nul", kFile, with(good, "Visits", std::string_view("Vis\0its", 7)), 3, "", "holds a NUL"},
      {"escape_character", kFile, with(good, "Visits", "\x1b[2J"), 3, "", "holds a control character"},
      {"c1_control", kFile, with(good, "Visits", "\xC2\x85"), 3, "", "holds a control character"},
      {"text_turned_round", kFile, with(good, "Visits", "\u202EVisits"), 3, "", "turns the direction of text"},
      {"escaped_escape", kFile, with(good, "Visits", R"("\e[31mVisits")"), 3, "name.en", "escaped control character"},
      {"escaped_bell", kFile, with(good, "Visits", R"("Visits\a")"), 3, "name.en", "escaped control character"},
      {"escaped_turn", kFile, with(good, "Visits", R"("\u202EVisits")"), 3, "name.en", "escaped control character"},
      {"escaped_in_a_county", "county/x.yaml", with(kGoodCounty, "Small", R"("\e[31mSmall")"), 1, "name.en",
       "escaped control character"},
      {"line_separator", kFile, with(good, "Visits", "\u2028"), 3, "", "invisible line"},
      {"mark_inside", kFile, with(good, "Visits", "\uFEFFVisits"), 3, "", "invisible line or byte-order mark"},
      {"carriage_return_alone", kFile, with(good, "id: 1\n", "id: 1\r"), 1, "", "carriage return without a line feed"},
      {"tab_indentation", kFile, with(good, "    hours", "\thours"), 9, "", "holds a tab; use spaces"},
      {"tab_after_key", kFile, with(good, "hours: 8", "hours:\t8"), 9, "", "holds a tab; use spaces"},
  };
}

std::vector<HostileCase> structure_cases() {
  const std::string& good = kGoodUpgrade;
  return {
      {"empty_file", kFile, "", 0, "", "is empty"},
      {"only_a_comment", kFile, "# nothing\n", 0, "", "is empty"},
      {"only_a_scalar", kFile, "hello\n", 1, "", "is not a mapping"},
      {"only_a_list", kFile, "- 1\n- 2\n", 1, "", "is not a mapping"},
      {"json_list", kFile, "[]", 1, "", "is not a mapping"},
      {"deep_nesting_flow", kFile, "a: " + repeated("[", 5000) + repeated("]", 5000), 1, "a",
       "is nested deeper than 64 levels"},
      {"deep_nesting_maps", kFile, "a: " + repeated("{a: ", 5000) + "1" + repeated("}", 5000), 1, "",
       "is nested deeper than 64 levels"},
      {"deep_nesting_open", kFile, repeated("[", 100'000), 1, "", "is not allowed as a key"},
      {"deep_nesting_dashes", kFile, "a:\n  " + repeated("- ", 5000) + "1\n", 2, "a",
       "is nested deeper than 64 levels"},
      {"deep_nesting_questions", kFile, repeated("? ", 5000) + "1\n", 1, "", "is not allowed as a key"},
      {"a_million_brackets", kFile, repeated("[", 1'000'000), 0, "",
       "holds 1000000 brackets, commas and colons; at most 400000 are read"},
      {"four_hundred_thousand_commas", kFile, "a: [" + repeated(",", 399'990), 1, "", "is not YAML"},
      {"a_megabyte_of_dashes", kFile, "a:\n" + repeated("- 1\n", 250'000), 1, "a", "is not a known key"},
      {"a_megabyte_in_one_line", kFile, "a: [" + repeated("b: c,", 190'000) + "]", 1, "a", "is not a known key"},
      {"sixty_thousand_keys_twice", kFile, twice(60'000), 60'001, "k0",
       "key is given twice; it is given already in line 1"},
      {"anchor", kFile, with(good, "8 h/month", "&hours 8 h/month"), 9, "sets.outreach.hours",
       "anchor '&hours' is not allowed"},
      {"anchor_on_mapping", kFile, with(good, "  outreach:\n", "  outreach: &all\n"), 8, "sets.outreach",
       "anchor '&all' is not allowed"},
      {"alias_bomb", kFile, alias_bomb(), 1, "a", "anchor '&a' is not allowed"},
      {"self_reference", kFile, "a: &x [*x]\n", 1, "a", "anchor '&x' is not allowed"},
      {"unknown_alias", kFile, with(good, "8 h/month", "*none"), 9, "",
       "is not YAML: the referenced anchor is not defined"},
      {"merge_key", kFile, with(good, "    hours", "    <<: {}\n    hours"), 9, "sets.outreach",
       "a merge key ('<<') is not allowed"},
      {"tag", kFile, with(good, "8 h/month", "!!str 8 h/month"), 9, "sets.outreach.hours",
       "a tag ('!…') is not allowed"},
      {"bare_tag", kFile, with(good, "id: 1", "id: ! 1"), 1, "id", "a tag ('!…') is not allowed"},
      {"tag_on_mapping", kFile, with(good, "  outreach:\n", "  outreach: !map\n"), 8, "sets.outreach",
       "a tag ('!…') is not allowed"},
      {"binary_tag", kFile, with(good, "Visits", "!!binary aGVsbG8="), 3, "name.en", "a tag ('!…') is not allowed"},
      {"directive", kFile, "%YAML 1.1\n---\n" + good, 1, "", "a directive ('%…') is not allowed"},
      {"tag_directive", kFile, "# x\n%TAG ! tag:x,2000:\n---\n" + good, 2, "", "a directive ('%…') is not allowed"},
      {"second_document", kFile, good + "---\nid: 2\n", 12, "", "a second document is not allowed"},
      {"second_document_after_end", kFile, good + "...\n---\nid: 2\n", 13, "", "a second document is not allowed"},
      {"duplicate_key", kFile, with(good, "    posting", "    hours: 9 h/month\n    posting"), 10,
       "sets.outreach.hours", "key is given twice; it is given already in line 9"},
      {"duplicate_key_flow", kFile, with(good, "en: Visits", "en: Visits, en: Calls"), 3, "name.en",
       "key is given twice"},
      {"duplicate_key_at_the_root", kFile, good + "id: 2\n", 11, "id",
       "key is given twice; it is given already in line 1"},
      {"list_as_key", kFile, good + "[a, b]: 1\n", 11, "", "is not allowed as a key"},
      {"empty_key", kFile, good + "'': 1\n", 11, "", "an empty key is not allowed"},
      {"null_key", kFile, good + "~: 1\n", 11, "", "an empty key is not allowed"},
      {"unclosed_bracket", kFile, with(good, "[assumption]", "[assumption"), 7, "", "is not YAML"},
      {"unclosed_quote", kFile, with(good, "Visits}", "\"Visits}"), 0, "", "is not YAML"},
      {"bad_escape", kFile, with(good, "Visits", "\"\\q\""), 3, "", "is not YAML"},
      {"bad_indentation", kFile, with(good, "    posting", "   posting"), 10, "", "is not YAML"},
      {"value_behind_value", kFile, with(good, "kind: upgrade", "kind: upgrade: x"), 2, "", "is not YAML"},
      {"conflict_markers", kFile, "<<<<<<< ours\n" + good + "=======\n", 2, "", "is not YAML"},
      {"many_keys", kFile, many_keys(100'000), 100'010, "", "has 99980 further unknown keys"},
      {"scalar_of_two_megabytes", kFile, "a: " + std::string(2 << 20, 'x'), 0, "", "at most 1048576 bytes are read"},
      {"two_hundred_thousand_keys", kFile, many_keys(200'000), 0, "", "at most 1048576 bytes are read"},
  };
}

}  // namespace

std::vector<HostileCase> syntax_cases() {
  std::vector<HostileCase> cases = encoding_cases();
  for (HostileCase& structure : structure_cases()) cases.push_back(std::move(structure));
  return cases;
}

}  // namespace tiexin::tests
