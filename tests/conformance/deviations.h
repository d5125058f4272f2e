#pragma once
#include "conformance/suite.h"

#include <map>

namespace botoscope::conformance {

/// Cases accepted as failing: a file of lines "id, tab, reason"; "#" starts a comment line. An id stands for the cases
/// of that id in all suites, or as "suite:id" for that suite's only. "@behaviour" stands for all cases whose runner has
/// seen that they fail by exactly that behaviour: their difference begins with "@behaviour:".
class Deviations {
public:
    void add(std::string id, std::string reason) { m_reasons[std::move(id)] = std::move(reason); }
    bool names(std::string_view suite, std::string_view id) const;
    bool accepts(std::string_view suite, const Failure& failure) const;

private:
    std::map<std::string, std::string, std::less<>> m_reasons;
};

/// Error: Io.
Result<Deviations> readDeviations(const std::filesystem::path& file);

/// tests/conformance/known-deviations.tsv of the source tree; empty when it can't be read.
const Deviations& knownDeviations();

/// The failures of a suite that no deviation names.
std::vector<Failure> unlistedFailures(std::string_view suite, const SuiteResult& result, const Deviations& known);

/// Cases of a suite that the list names and that pass, each once: the list is out of date.
std::vector<std::string> listedPasses(std::string_view suite, const SuiteResult& result, const Deviations& known);

} // namespace botoscope::conformance
