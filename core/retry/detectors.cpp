#include "core/retry/retry_policy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <zlib.h>

namespace botoscope::retry {

bool isThrottlingError(const AttemptOutcome& outcome)
{
    constexpr std::array<std::string_view, 14> codes = {"Throttling",
                                                        "ThrottlingException",
                                                        "ThrottledException",
                                                        "RequestThrottledException",
                                                        "TooManyRequestsException",
                                                        "ProvisionedThroughputExceededException",
                                                        "TransactionInProgressException",
                                                        "RequestLimitExceeded",
                                                        "BandwidthLimitExceeded",
                                                        "LimitExceededException",
                                                        "RequestThrottled",
                                                        "SlowDown",
                                                        "PriorRequestNotComplete",
                                                        "EC2ThrottledException"};
    return outcome.modelledThrottling || std::find(codes.begin(), codes.end(), outcome.errorCode) != codes.end();
}

bool isLongPolling(std::string_view serviceId, std::string_view operation)
{
    return (serviceId == "sqs" && operation == "ReceiveMessage") ||
           (serviceId == "sfn" && operation == "GetActivityTask") ||
           (serviceId == "swf" && (operation == "PollForActivityTask" || operation == "PollForDecisionTask"));
}

bool hasCrc32Mismatch(std::string_view header, std::string_view body)
{
    std::uint64_t expected = 0;
    const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), expected);
    if (header.empty() || error != std::errc() || end != header.data() + header.size()) {
        return false;
    }
    const auto actual =
        crc32_z(crc32_z(0, nullptr, 0), reinterpret_cast<const unsigned char*>(body.data()), body.size());
    return expected != actual;
}

} // namespace botoscope::retry
