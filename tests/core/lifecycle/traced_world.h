#pragma once
#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle::test {

/// A client over the fakes whose calls are traced and run to their ends.
struct TracedWorld : botoscope::test::World {
    std::shared_ptr<client::Client> client;
    botoscope::test::TraceLog log;

    explicit TracedWorld(std::string_view service, client::ClientOptions options = {},
                         config::Environment environment = {{"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"},
                                                            {"AWS_SECRET_ACCESS_KEY", "planted-secret-key"},
                                                            {"AWS_DEFAULT_REGION", "us-west-2"}})
        : World(std::move(environment)), client(World::client(service, std::move(options)))
    {
    }
    CallReport run(std::string_view operation, Value params, DryRun dryRun = DryRun::No)
    {
        CallOptions options;
        options.id = 7;
        options.trace = &log;
        options.dryRun = dryRun;
        auto task = client->perform(*client->model().operation(operation), std::move(params), options);
        while (!task.done() && timers.fireNext()) {
        }
        EXPECT_TRUE(task.done());
        return task.take();
    }
    /// The URL of what was sent, without its query.
    std::string sent(std::size_t at) const
    {
        const std::string& url = transport.requests.at(at).url;
        return url.substr(0, url.find('?'));
    }
    /// What a request was signed for: "20150830/region/name".
    std::string scope(std::size_t at) const
    {
        const std::string header = transport.requests.at(at).headers.get("Authorization");
        const std::size_t begin = header.find('/') + 1;
        return header.substr(begin, header.find("/aws4_request") - begin);
    }
};

inline Value bucket(const std::string& name)
{
    return Value::object({{"Bucket", name}});
}

} // namespace botoscope::lifecycle::test
