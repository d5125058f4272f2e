#include "core/client/rule_sets.h"

#include "core/base/json.h"

namespace botoscope::client {

Result<std::shared_ptr<const endpoint::rules::Partitions>> RuleSets::partitions()
{
    if (!m_partitions) {
        auto data = m_loader->loadData("partitions");
        if (!data.ok()) {
            return std::move(data).error();
        }
        m_partitions = std::make_shared<const endpoint::rules::Partitions>(*data);
    }
    return m_partitions;
}

Result<std::shared_ptr<const endpoint::rules::RuleSet>> RuleSets::get(const std::string& service,
                                                                      const std::string& version)
{
    const std::string key = service + '/' + version;
    const auto known = m_known.find(key);
    if (known != m_known.end()) {
        return known->second;
    }
    // The text, not the loader's cached value: nobody needs the data again once it is compiled.
    auto text = m_loader->loadServiceText(service, "endpoint-rule-set-1", version);
    if (!text.ok()) {
        return std::move(text).error();
    }
    auto data = parseJson(*text);
    auto table = partitions();
    if (!data.ok() || !table.ok()) {
        return data.ok() ? std::move(table).error() : std::move(data).error();
    }
    auto compiled = endpoint::rules::RuleSet::fromValue(*data, *table);
    if (compiled.ok()) {
        m_known.emplace(key, *compiled);
    }
    return compiled;
}

} // namespace botoscope::client
