#pragma once
#include "core/base/result.h"
#include "core/jmespath/jmespath.h"
#include "core/model/loader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace botoscope::client {

/// An operation's entry in paginators-1, compiled (§9.1).
struct PaginatorConfig {
    std::vector<std::string> inputTokens;
    std::vector<jmespath::Expression> outputTokens;
    std::vector<jmespath::Expression> resultKeys; ///< the first one is primary
    std::optional<jmespath::Expression> moreResults;
    std::vector<jmespath::Expression> nonAggregateKeys;
    std::string limitKey;
    bool limitIsText = false; ///< the member of that name is a string

    /// Error: ModelDefect for an entry that can't be read.
    static Result<PaginatorConfig> fromValue(const Value& entry);
    /// nullopt if the operation has no pages. Error: ModelDefect.
    static Result<std::optional<PaginatorConfig>> load(const model::Loader& loader,
                                                       const model::OperationModel& operation);
};

/// What a caller may choose of a listing (botocore's PaginationConfig).
struct PageSettings {
    std::optional<std::int64_t> maxItems;
    std::optional<std::int64_t> pageSize;
    std::string startingToken; ///< a resume token of an earlier walk, or its older form a___b___n; empty: none

    /// From MaxItems, PageSize and StartingToken; numbers may be texts. Error: InvalidArgument.
    static Result<PageSettings> fromValue(const Value& config);
};

/// The state of a listing between its pages: which parameters ask for the next one, and what the pages come to. Pure.
class PageWalk {
public:
    /// Errors: Pagination (a page size where there is no such parameter), InvalidArgument (the starting token).
    static Result<PageWalk> start(PaginatorConfig config, Value params, const PageSettings& settings);

    bool done() const { return m_done; }
    /// Parameters of the next call.
    const Value& params() const { return m_params; }

    /// Takes a page in: cuts it where the walk starts or ends, in place. Errors, which end the walk: Pagination (the
    /// same token twice), InvalidArgument (tokens that can't be resumed from).
    Result<void> take(Value& page);
    /// Ends it, after a page that failed.
    void stop() { m_done = true; }

    /// botocore's build_full_result: result keys of all pages joined, the others from the first, NextToken.
    Value fullResult() const;
    /// Where the walk may go on; empty unless it ended at maxItems.
    const std::string& resumeToken() const { return m_resumeToken; }

private:
    PageWalk() = default;
    Result<void> readStartingToken(const std::string& text);
    Result<void> readOlderToken(const std::string& text);
    void inject(const Value& tokens);
    void cutStart(Value& page);
    Result<void> cutEnd(Value& page, std::int64_t surplus);
    Value nextTokens(const Value& page) const;
    Result<void> goOn(const Value& tokens);
    Result<void> resumeAt(const Value& tokens);
    void join(const Value& page);

    PaginatorConfig m_config;
    Value m_params;
    std::optional<std::int64_t> m_maxItems;
    Value m_tokens;         ///< of the page that was asked for last
    Value m_previousTokens; ///< Null before the first
    Value m_full = Map();
    Value m_nonAggregate = Map();
    std::string m_resumeToken;
    std::int64_t m_items = 0;
    std::int64_t m_skip = 0; ///< items of the first page that an earlier walk has given
    bool m_resumed = false;
    bool m_first = true;
    bool m_done = false;
};

} // namespace botoscope::client
