#pragma once

#include <string_view>

namespace tiexin::analysis {

/// Apache ECharts as one script, ready to stand inside a page; pinned by package-lock.json and embedded at build time.
///
/// @returns  the text, valid for the life of the program; empty where npm was missing at build time: the report then
///           says that its charts are missing. O(1).
std::string_view echarts_script();

}  // namespace tiexin::analysis
