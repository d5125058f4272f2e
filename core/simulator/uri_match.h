#pragma once
#include "core/http/message.h"
#include "core/model/service_model.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::simulator {

/// A request target taken apart: the path still encoded, the query decoded.
struct Target {
    std::string path;
    http::Parameters query;
    bool has(std::string_view key) const;
};
Target splitTarget(std::string_view target);

/// Label values of a URI template that fits, decoded.
struct UriMatch {
    std::vector<std::pair<std::string, std::string>> labels;
    int literalSegments = 0;
    int literalQuery = 0;
};

/// Fits a target to a template like "/{Bucket}/{Key+}?uploads"; a greedy label takes the rest, slashes included.
std::optional<UriMatch> matchUri(std::string_view uriTemplate, const Target& target);

/// How well a request fits an operation, and nullopt if it does not: method and template fit and every required
/// member of query and headers is there. Higher is more specific.
struct OperationMatch {
    UriMatch uri;
    int score = 0;
};
std::optional<OperationMatch> matchOperation(const model::OperationModel& operation, std::string_view method,
                                             const Target& target, const http::Headers& headers);

} // namespace botoscope::simulator
