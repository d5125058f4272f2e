#pragma once
#include "core/endpoint/rule_set_source.h"
#include "tests/core/endpoint/rules/samples.h"

namespace botoscope::endpoint::test {

/// A made-up service whose operation feeds rule parameters from every place there is.
inline std::shared_ptr<const model::ServiceModel> contextService(const std::string& name = "demo")
{
    return model::ServiceModel::fromValue(name, rules::test::json(R"({
        "metadata": {"endpointPrefix": "demo", "protocol": "json", "serviceId": "Demo"},
        "clientContextParams": {"FromClient": {"type": "string"}},
        "operations": {"Do": {"name": "Do", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "In"},
            "staticContextParams": {"FromStatic": {"value": "static"}},
            "operationContextParams": {"FromPath": {"path": "Items[*].Id"}}}},
        "shapes": {"In": {"type": "structure", "members": {
                       "Bucket": {"shape": "S", "contextParam": {"name": "FromMember"}}, "Items": {"shape": "L"}}},
                   "L": {"type": "list", "member": {"shape": "I"}},
                   "I": {"type": "structure", "members": {"Id": {"shape": "S"}}}, "S": {"type": "string"}}})"))
        .value();
}

} // namespace botoscope::endpoint::test
