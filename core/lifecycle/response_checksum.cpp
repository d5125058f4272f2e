#include "core/lifecycle/response_checksum.h"

#include "core/http/checksum_stream.h"

namespace botoscope::lifecycle {

Result<std::string> checkResponseChecksum(http::Response& response, const ChecksumPlan& plan)
{
    for (const std::string& algorithm : plan.responseAlgorithms) {
        const std::string* expected = response.headers.find("x-amz-checksum-" + algorithm);
        if (!expected || expected->find('-') != std::string::npos) {
            continue;
        }
        auto checksum = http::makeChecksum(algorithm);
        if (response.stream) {
            response.stream =
                std::make_shared<http::ChecksumStream>(std::move(response.stream), std::move(checksum), *expected);
            return algorithm;
        }
        checksum->update(response.bodyView());
        if (auto compared = http::compareChecksum(*checksum, *expected); !compared) {
            return std::move(compared).error();
        }
        return algorithm;
    }
    return std::string();
}

} // namespace botoscope::lifecycle
