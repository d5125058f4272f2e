#pragma once
#include "core/endpoint/rules/rule_set.h"
#include "core/model/loader.h"

#include <map>
#include <memory>
#include <string>

namespace botoscope::client {

/// A session's endpoint rule sets, each compiled once, when a client's first call needs it: S3's takes longer than
/// making the client. Belongs to the session's thread.
class RuleSets {
public:
    explicit RuleSets(std::shared_ptr<const model::Loader> loader) : m_loader(std::move(loader)) {}

    /// version empty: the latest. Errors: UnknownService, DataNotFound (there is none), Parse, ModelDefect.
    Result<std::shared_ptr<const endpoint::rules::RuleSet>> get(const std::string& service, const std::string& version);

private:
    Result<std::shared_ptr<const endpoint::rules::Partitions>> partitions();

    std::shared_ptr<const model::Loader> m_loader;
    std::shared_ptr<const endpoint::rules::Partitions> m_partitions;
    std::map<std::string, std::shared_ptr<const endpoint::rules::RuleSet>> m_known;
};

} // namespace botoscope::client
