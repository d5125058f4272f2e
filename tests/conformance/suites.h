#pragma once
#include "conformance/suite.h"

#include <functional>

namespace botoscope::conformance {

/// A suite the program botoscope-vectors can run: its folder's name, and the run.
struct Suite {
    std::string name;
    std::function<SuiteResult(const std::filesystem::path& folder)> run;
};

/// All of them, by name.
const std::vector<Suite>& suites();

/// The suite of that name, nullptr if there is none.
const Suite* findSuite(std::string_view name);

} // namespace botoscope::conformance
