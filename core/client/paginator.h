#pragma once
#include "core/base/result.h"
#include "core/client/client.h"
#include "core/jmespath/jmespath.h"
#include "core/model/loader.h"

#include <optional>
#include <string>
#include <vector>

namespace botoscope::client {

/// An operation's entry in paginators-1, compiled (§9.1).
struct PaginatorConfig {
    std::vector<std::string> inputTokens;
    std::vector<jmespath::Expression> outputTokens;
    std::vector<std::string> resultPaths; ///< as written; the first one is primary
    std::vector<jmespath::Expression> resultKeys;
    std::optional<jmespath::Expression> moreResults;
    std::vector<std::string> nonAggregatePaths;
    std::string limitKey;

    /// nullopt if the operation has no pages. Error: DataNotFound never, ModelDefect for an entry that can't be read.
    static Result<std::optional<PaginatorConfig>> load(const model::Loader& loader,
                                                       const model::OperationModel& operation);
};

/// Walks an operation's pages one after another.
class Paginator {
public:
    Paginator(Client& client, const model::OperationModel& operation, PaginatorConfig config, Value params);

    bool done() const { return m_done; }
    /// The next page. A failed page ends the walk. Error Pagination in the report: the service gave the same token
    /// twice.
    Task<lifecycle::CallReport> next(lifecycle::CallOptions options);

    /// All pages so far as one result: lists joined, numbers and texts added up, other members from the first page.
    const Value& merged() const { return m_merged; }

private:
    void take(lifecycle::CallReport& report);
    void merge(const Value& page);

    Client& m_client;
    const model::OperationModel& m_operation;
    PaginatorConfig m_config;
    Value m_params;
    Value m_merged;
    Value m_previousTokens;
    bool m_done = false;
};

} // namespace botoscope::client
