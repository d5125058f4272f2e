#pragma once
#include "conformance/suite.h"

#include <map>

namespace botoscope::conformance {

/// Cases accepted as failing, id to reason: a file of lines "id, tab, reason"; "#" starts a comment line.
using Deviations = std::map<std::string, std::string, std::less<>>;

/// Error: Io.
Result<Deviations> readDeviations(const std::filesystem::path& file);

/// tests/conformance/known-deviations.tsv of the source tree; empty when it can't be read.
const Deviations& knownDeviations();

/// The failures of a suite that no deviation names.
std::vector<Failure> unlistedFailures(const SuiteResult& result, const Deviations& known);

} // namespace botoscope::conformance
