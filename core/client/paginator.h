#pragma once
#include "core/client/client.h"
#include "core/client/page_walk.h"

namespace botoscope::client {

/// Walks an operation's pages one after another. The client must outlive it.
class Paginator {
public:
    /// All pages, in the size the service likes.
    Paginator(Client& client, const model::OperationModel& operation, PaginatorConfig config, Value params)
        : Paginator(client, operation, PageWalk::start(std::move(config), std::move(params), {}).value())
    {
    }
    /// Errors: PageWalk::start's.
    static Result<Paginator> create(Client& client, const model::OperationModel& operation, PaginatorConfig config,
                                    Value params, const PageSettings& settings);

    bool done() const { return m_walk.done(); }
    /// The next page. A failed page ends the walk. The report may have an error besides the page: PageWalk::take's.
    Task<lifecycle::CallReport> next(lifecycle::CallOptions options);

    /// All pages so far as one result: fullResult() laid over the first page.
    Value merged() const;
    /// botocore's build_full_result: result keys of all pages joined, non-aggregate keys, NextToken to resume from.
    Value fullResult() const { return m_walk.fullResult(); }
    const std::string& resumeToken() const { return m_walk.resumeToken(); }

private:
    Paginator(Client& client, const model::OperationModel& operation, PageWalk walk)
        : m_client(&client), m_operation(&operation), m_walk(std::move(walk))
    {
    }

    Client* m_client;
    const model::OperationModel* m_operation;
    PageWalk m_walk;
    Value m_firstPage;
};

} // namespace botoscope::client
