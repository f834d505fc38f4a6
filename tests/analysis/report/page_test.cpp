#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <string>
#include <sys/wait.h>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/report/echarts_script.hpp"
#include "analysis/report/report.hpp"
#include "tests/analysis/report/sample_input.hpp"

// The report as a reader opens it: in headless Chromium, if this machine has it.
namespace tiexin::analysis {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// What a command prints, and nothing if it fails.
std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) {
    return out;
  }
  char buffer[65536];
  for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) {
    out.append(buffer, n);
  }
  return pclose(pipe) == 0 ? out : std::string();
}

std::string chromium() {
  std::string path =
      output_of("command -v chromium || command -v chromium-browser || command -v google-chrome || true");
  return path.substr(0, path.find('\n'));
}

/// A folder that goes with the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "report-page-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// One page in a frame of that size; `probe` is a script that runs last and leaves what it finds in the object `found`.
struct Frame {
  std::string name;
  std::string html;
  std::string probe;
  int width = 1280;
  int height = 720;
};

/// What the probes found, by frame, and every line that the console got.
struct Opened {
  nlohmann::json found;
  std::string console;
};

/// Opens pages beside each other, each in a frame of its own: windows have edges that differ between versions of
/// Chromium.
Opened open_pages(const std::vector<Frame>& frames) {
  const Folder folder;
  std::string desk =
      "<!doctype html><script>const all = {}; window.onmessage = ({data}) => { all[data.name] = data.found;"
      "document.getElementById('found').textContent = JSON.stringify(all); };</script><pre id=\"found\"></pre>";
  for (const Frame& frame : frames) {
    std::string html = frame.html;
    html.insert(html.rfind("</body>"), "<script>{ const found = {}; " + frame.probe +
                                           "; window.parent.postMessage({name: '" + frame.name +
                                           "', found}, '*'); }</script>");
    std::ofstream(folder.path() / (frame.name + ".html"), std::ios::binary) << html;
    desk += "<iframe src=\"" + frame.name + ".html\" style=\"border: 0; width: " + std::to_string(frame.width) +
            "px; height: " + std::to_string(frame.height) + "px\"></iframe>";
  }
  std::ofstream(folder.path() / "desk.html", std::ios::binary) << desk;
  const std::string log = (folder.path() / "log").string();
  const std::string document =
      output_of("timeout 120 '" + chromium() +
                "' --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
                " --disable-component-update --disable-sync --user-data-dir='" +
                (folder.path() / "profile").string() +
                "' --enable-logging=stderr --window-size=1400,900 --virtual-time-budget=5000 --dump-dom 'file://" +
                (folder.path() / "desk.html").string() + "' 2>'" + log + "'");
  Opened out;
  const std::string opens = "<pre id=\"found\">";
  const std::size_t from = document.find(opens) + opens.size();
  out.found = nlohmann::json::parse(document.substr(from, document.find("</pre>", from) - from), nullptr, false);
  std::ifstream lines(log);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("CONSOLE") != std::string::npos) {
      out.console += line + "\n";
    }
  }
  return out;
}

/// The page on a machine whose fonts are wider by 8 % of their size.
std::string with_wide_fonts(std::string html) {
  const std::string closes = "</style>";
  return html.insert(html.find(closes), "body * { letter-spacing: .08em; }");
}

/// The page as it is built where npm is missing.
std::string without_echarts(std::string html) {
  const std::string opens = "<script>";
  const std::size_t from = html.find(opens, html.find("id=\"data\"")) + opens.size();
  return html.erase(from, html.find("</script>", from) - from);
}

constexpr const char* kLook = R"(
  const box = (id) => document.getElementById(id).getBoundingClientRect();
  found.ready = document.documentElement.dataset.ready ?? 'no';
  found.wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  found.charts = document.querySelectorAll('.chart svg').length;
  found.marks = document.querySelectorAll('.chart svg path').length;
  found.rows = document.querySelectorAll('#weaknesses tbody tr').length;
  found.findings = document.querySelectorAll('#findings li').length;
  found.heading = document.querySelector('h2').innerText;
  found.missing = !document.querySelector('.missing').hidden;
  const first = () => [Math.round(box('first').height), document.querySelector('.truth').getBoundingClientRect().bottom <= window.innerHeight];
  found.first = first();
  found.groups = [...document.querySelectorAll('#table-targets tr.group')].map((row) => row.innerText.trim());
  found.resolution = [...document.querySelectorAll('#table-resolution tbody th')]
    .filter((cell) => cell.innerText.startsWith('真解决率') || cell.innerText.startsWith('180天')).length;
  found.set = [document.querySelector('#table-parameters summary')?.textContent,
    document.querySelector('#table-parameters td .no')?.textContent];
)";

constexpr const char* kSwitch = R"(
  document.getElementById('switch').click();
  found.english = [document.documentElement.lang, document.querySelector('h2').innerText, window.location.hash];
  found.english_wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  found.english_first = first();
)";

constexpr const char* kSwitchBack = R"(
  found.english_chart = document.querySelector('#chart-years svg')?.textContent.includes('No upgrade') ?? false;
  document.getElementById('targets').scrollIntoView();
  const before = box('targets').top;
  document.getElementById('switch').click();
  found.moved = Math.abs(box('targets').top - before);
  found.again = [document.documentElement.lang, document.querySelector('h2').innerText];
  window.location.hash = '#lang=en';
)";

/// What the text of a stopped study says, in English after the switch.
constexpr const char* kSaysStopped = R"(
  found.says = [
    document.querySelector('.result').innerText.includes('only 37 of 400 runs'),
    document.getElementById('how').innerText.includes('was to be repeated 40 times, but was stopped: 3 are complete'),
    document.getElementById('facts').innerText.includes('37 of 400 runs came to their end'),
  ];
)";

/// The last upgrade came a year before the end of observation.
ReportInput with_a_short_window() {
  ReportInput input = SampleInput::make();
  for (EffectRow& row : input.effects) row.months = row.upgrade == "8" ? 12 : 18;
  return input;
}

/// How arms are called, and what is left where some upgrades are missing, in Chinese.
constexpr const char* kNames = R"(
  found.arms = report.arms.map(({id}) => armName(id).zh);
  found.heads = [...document.querySelectorAll('#weaknesses thead th')].map((node) => node.innerText.replace(/\n/g, '').trim());
  found.levels = [...document.querySelectorAll('#weaknesses tbody tr:first-child > *')].map((node) => node.innerText.trim());
  const drawn = yearsOption('resolution', 'recorded_resolved')('zh', 800).series.find(({name}) => name === '账面解决率 · 未实行').data;
  found.books_from = drawn.find(([, value]) => value !== null)?.[0] ?? null;
  found.window = document.getElementById('effects-window-zh').textContent;
  found.upgrades = document.querySelectorAll('#verdicts li').length;
  found.effects_hidden = document.getElementById('effects').getClientRects().length === 0;
  found.differences = document.querySelectorAll('.difference').length;
)";

/// One test, for one start of Chromium costs more than everything that is looked at.
TEST(Page, OpensInChromium) {
  if (chromium().empty()) {
    GTEST_SKIP() << "no Chromium on this machine: the page was not opened";
  }
  const std::string html = report_html(SampleInput::make());
  const std::string plain = without_echarts(html);  // what charts are in is as large without them
  const std::string look_and_switch = std::string(kLook) + kSwitch;
  ReportInput stopped = SampleInput::make();
  stopped.meta.complete = 3;
  stopped.meta.runs = 400;
  stopped.meta.stopped = 363;
  const auto [found, console] =
      open_pages({{"desk_screen", html, look_and_switch + kSwitchBack},
                  {"phone", html, look_and_switch, 390, 800},
                  {"wide_screen", with_wide_fonts(plain), look_and_switch},
                  {"wide_phone", with_wide_fonts(plain), look_and_switch, 320, 700},
                  {"stopped", report_html(stopped), look_and_switch + kSaysStopped},
                  {"with_a_gap", report_html(SampleInput::with({"1", "2", "4", "7"})), kNames},
                  {"one_and_seven", report_html(SampleInput::with({"1", "7"})), kNames},
                  {"short", report_html(with_a_short_window()), kNames},
                  {"no_upgrade", report_html(SampleInput::with({})), kNames},
                  {"without_rows", report_html(ReportInput{}), kLook}});
  ASSERT_TRUE(found.is_object()) << "Chromium left no document";
  ASSERT_EQ(found.size(), 10U) << found << console;
  EXPECT_EQ(console, "");

  const Json& screen = found["desk_screen"];
  EXPECT_EQ(screen["ready"], "true");
  EXPECT_EQ(screen["rows"], 5);
  EXPECT_EQ(screen["findings"], 3);
  EXPECT_EQ(screen["first"], Json({720, true})) << "the first screen and nothing else on it";
  EXPECT_EQ(screen["english_first"], Json({720, true}));
  EXPECT_EQ(screen["wide"], 0);
  EXPECT_EQ(screen["english_wide"], 0);
  EXPECT_EQ(screen["heading"], "每次提升的配对作用");
  EXPECT_EQ(screen["english"], Json({"en", "Paired effect of each upgrade", "#lang=en"}));
  EXPECT_EQ(screen["again"], Json({"zh-CN", "每次提升的配对作用"}));
  EXPECT_LE(screen["moved"].get<double>(), 1) << "the switch keeps the reader's place";
  ASSERT_EQ(screen["groups"].size(), 3U) << screen["groups"];
  EXPECT_EQ(screen["groups"][0].get<std::string>().find("输入：3 项，相容 3 项"), 0U) << screen["groups"];
  EXPECT_EQ(screen["groups"][1].get<std::string>().find("校准：8 项，相容 6 项"), 0U) << screen["groups"];
  EXPECT_EQ(screen["groups"][2].get<std::string>().find("检验：0 项"), 0U) << screen["groups"];
  EXPECT_EQ(screen["resolution"], 1) << "true resolution of 180 days stands once";
  EXPECT_EQ(screen["set"],
            Json({"命令行所设：1 个Set on the command line: 1", "0.3超出文件所给的范围beyond the range of the file"}));
  if (echarts_script().empty()) {
    EXPECT_EQ(screen["missing"], true);
  } else {
    EXPECT_EQ(screen["missing"], false);
    EXPECT_EQ(screen["charts"], 17);
    EXPECT_GT(screen["marks"].get<int>(), 400);
    EXPECT_EQ(screen["english_chart"], true);
  }

  EXPECT_EQ(found["wide_screen"]["first"], Json({720, true})) << "the first screen bears any font";
  EXPECT_EQ(found["wide_screen"]["english_first"], Json({720, true}));
  for (const char* frame : {"phone", "wide_screen", "wide_phone"}) {
    EXPECT_EQ(found[frame]["wide"], 0) << frame << ": something is pushed sideways";
    EXPECT_EQ(found[frame]["english_wide"], 0) << frame;
  }
  EXPECT_EQ(found["wide_screen"]["ready"], "true");
  EXPECT_EQ(found["wide_screen"]["missing"], true);
  EXPECT_EQ(found["wide_screen"]["charts"], 0);
  EXPECT_EQ(found["wide_screen"]["rows"], 5);

  EXPECT_EQ(found["stopped"]["first"], Json({720, true})) << "the first screen also bears that it was stopped";
  EXPECT_EQ(found["stopped"]["english_first"], Json({720, true}));
  EXPECT_EQ(found["stopped"]["says"], Json({true, true, true}));

  EXPECT_EQ(found["without_rows"]["ready"], "true");
  const Json gap = found["with_a_gap"];
  EXPECT_EQ(gap["arms"], Json({"未实行", "前 1 次", "前 2 次", "第 1—2、4 次", "四次提升"}));
  EXPECT_EQ(gap["heads"], Json({"2024 年", "未实行", "四次提升", "差值 [假设区间]", "账面数未实行 → 全部"}));
  EXPECT_NE(gap["levels"][2], "—") << "the last arm is found by its number, 7, not by the count of 4";
  EXPECT_EQ(found["one_and_seven"]["arms"], Json({"未实行", "前 1 次", "两次提升"}));
  EXPECT_NE(found["one_and_seven"]["levels"][2], "—");
  EXPECT_EQ(found["one_and_seven"]["upgrades"], 2);
  EXPECT_EQ(found["one_and_seven"]["window"], "比的是生效后第 1 至 18 个月，每次一样长。");
  EXPECT_EQ(found["short"]["books_from"], 2013.5) << "2012 is of two replications only";
  EXPECT_EQ(found["short"]["window"],
            "比的是生效后第 1 至 18 个月，第 8 次只有 12 个月，到观察期末为止，不与别的比大小；其余各次一样长。");
  const Json none = found["no_upgrade"];
  EXPECT_EQ(none["heads"], Json({"2024 年", "未实行", "账面数未实行"}));
  EXPECT_EQ(none["effects_hidden"], true);
  EXPECT_EQ(none["differences"], 0);
}

}  // namespace
}  // namespace tiexin::analysis
