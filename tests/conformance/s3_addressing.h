#pragma once
#include "conformance/suite.h"
#include "core/endpoint/legacy_resolver.h"
#include "core/endpoint/rules/rule_set.h"

#include <memory>

namespace botoscope::conformance {

/// Data of the suite "s3-addressing".
struct S3Data {
    std::shared_ptr<const model::ServiceModel> model;
    std::shared_ptr<const endpoint::rules::RuleSet> ruleSet;
    std::shared_ptr<const endpoint::LegacyResolver> legacy;
};

/// The suite "s3-addressing" as far as endpoints go: settings to built-ins, rules, then the URL with its key. An
/// expected error counts as passed with any error.
SuiteResult runS3Addressing(const std::filesystem::path& folder, const S3Data& data);

} // namespace botoscope::conformance
