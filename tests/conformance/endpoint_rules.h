#pragma once
#include "conformance/suite.h"
#include "core/model/service_model.h"

#include <functional>
#include <memory>

namespace botoscope::conformance {

/// The suite "endpoint-rules": each service's rule set against its resolver cases.
SuiteResult runEndpointRules(const std::filesystem::path& folder);
/// The suite "endpoint-rules-core"; partitions is the other suite's partitions.json.
SuiteResult runEndpointRulesCore(const std::filesystem::path& folder, const std::filesystem::path& partitions);

/// The operation inputs of the suite "endpoint-rules": rule parameters taken from a call's params by the model, without
/// a client's own defaults for built-ins. modelOf gives a service's model, null if there is none.
SuiteResult runEndpointRulesOperations(
    const std::filesystem::path& folder,
    const std::function<std::shared_ptr<const model::ServiceModel>(const std::string&)>& modelOf);

} // namespace botoscope::conformance
