#include "core/events/aliases.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace botoscope::events {

namespace {

struct Alias {
    std::string_view old;
    std::string_view now;
};

// Endpoint prefixes and former names that stand for a service id in event names (botocore-behaviour.md §2.1). The order
// matters: the first alias that applies is the only one applied.
constexpr std::array aliases = {
    Alias{"api.mediatailor", "mediatailor"},
    Alias{"api.pricing", "pricing"},
    Alias{"api.sagemaker", "sagemaker"},
    Alias{"apigateway", "api-gateway"},
    Alias{"application-autoscaling", "application-auto-scaling"},
    Alias{"appstream2", "appstream"},
    Alias{"autoscaling", "auto-scaling"},
    Alias{"autoscaling-plans", "auto-scaling-plans"},
    Alias{"ce", "cost-explorer"},
    Alias{"cloudhsmv2", "cloudhsm-v2"},
    Alias{"cloudsearchdomain", "cloudsearch-domain"},
    Alias{"cognito-idp", "cognito-identity-provider"},
    Alias{"config", "config-service"},
    Alias{"cur", "cost-and-usage-report-service"},
    Alias{"data.iot", "iot-data-plane"},
    Alias{"data.jobs.iot", "iot-jobs-data-plane"},
    Alias{"data.mediastore", "mediastore-data"},
    Alias{"datapipeline", "data-pipeline"},
    Alias{"devicefarm", "device-farm"},
    Alias{"directconnect", "direct-connect"},
    Alias{"discovery", "application-discovery-service"},
    Alias{"dms", "database-migration-service"},
    Alias{"ds", "directory-service"},
    Alias{"dynamodbstreams", "dynamodb-streams"},
    Alias{"elasticbeanstalk", "elastic-beanstalk"},
    Alias{"elasticfilesystem", "efs"},
    Alias{"elasticloadbalancing", "elastic-load-balancing"},
    Alias{"elasticmapreduce", "emr"},
    Alias{"elb", "elastic-load-balancing"},
    Alias{"elbv2", "elastic-load-balancing-v2"},
    Alias{"email", "ses"},
    Alias{"entitlement.marketplace", "marketplace-entitlement-service"},
    Alias{"es", "elasticsearch-service"},
    Alias{"events", "eventbridge"},
    Alias{"cloudwatch-events", "eventbridge"},
    Alias{"iot-data", "iot-data-plane"},
    Alias{"iot-jobs-data", "iot-jobs-data-plane"},
    Alias{"kinesisanalytics", "kinesis-analytics"},
    Alias{"kinesisvideo", "kinesis-video"},
    Alias{"lex-models", "lex-model-building-service"},
    Alias{"lex-runtime", "lex-runtime-service"},
    Alias{"logs", "cloudwatch-logs"},
    Alias{"machinelearning", "machine-learning"},
    Alias{"marketplace-entitlement", "marketplace-entitlement-service"},
    Alias{"marketplacecommerceanalytics", "marketplace-commerce-analytics"},
    Alias{"metering.marketplace", "marketplace-metering"},
    Alias{"meteringmarketplace", "marketplace-metering"},
    Alias{"mgh", "migration-hub"},
    Alias{"models.lex", "lex-model-building-service"},
    Alias{"monitoring", "cloudwatch"},
    Alias{"mturk-requester", "mturk"},
    Alias{"resourcegroupstaggingapi", "resource-groups-tagging-api"},
    Alias{"route53", "route-53"},
    Alias{"route53domains", "route-53-domains"},
    Alias{"runtime.lex", "lex-runtime-service"},
    Alias{"runtime.sagemaker", "sagemaker-runtime"},
    Alias{"sdb", "simpledb"},
    Alias{"secretsmanager", "secrets-manager"},
    Alias{"serverlessrepo", "serverlessapplicationrepository"},
    Alias{"servicecatalog", "service-catalog"},
    Alias{"states", "sfn"},
    Alias{"stepfunctions", "sfn"},
    Alias{"storagegateway", "storage-gateway"},
    Alias{"streams.dynamodb", "dynamodb-streams"},
    Alias{"tagging", "resource-groups-tagging-api"},
};

/// Position of the first run of whole chunks equal to `run`, npos if none.
std::size_t findChunks(std::string_view name, std::string_view run)
{
    for (std::size_t at = name.find(run); at != std::string_view::npos; at = name.find(run, at + 1)) {
        const bool starts = at == 0 || name[at - 1] == '.';
        const std::size_t end = at + run.size();
        const bool ends = end == name.size() || name[end] == '.';
        if (starts && ends) {
            return at;
        }
    }
    return std::string_view::npos;
}

bool isDotted(const Alias& alias)
{
    return alias.old.find('.') != std::string_view::npos;
}

/// The table in two halves: aliases of one chunk by that chunk, and the others. Positions are the table's.
struct Index {
    std::unordered_map<std::string_view, std::size_t> single;
    std::vector<std::size_t> dotted;

    Index()
    {
        for (std::size_t i = 0; i < aliases.size(); ++i) {
            if (isDotted(aliases[i])) {
                dotted.push_back(i);
            } else {
                single.emplace(aliases[i].old, i);
            }
        }
    }
    /// The first alias of one chunk that the name has, the table's size if it has none.
    std::size_t firstSingle(std::string_view name) const
    {
        std::size_t first = aliases.size();
        while (!name.empty()) {
            const std::size_t dot = std::min(name.find('.'), name.size());
            const auto found = single.find(name.substr(0, dot));
            first = found == single.end() ? first : std::min(first, found->second);
            name.remove_prefix(std::min(dot + 1, name.size()));
        }
        return first;
    }
};

std::string renamed(std::string_view name, std::size_t at, const Alias& alias)
{
    return std::string(name).replace(at, alias.old.size(), alias.now);
}

} // namespace

std::string applyAliases(std::string_view eventName)
{
    static const Index index;
    const std::size_t single = index.firstSingle(eventName);
    for (const std::size_t i : index.dotted) {
        if (i > single) {
            break;
        }
        const std::size_t at = findChunks(eventName, aliases[i].old);
        if (at != std::string_view::npos) {
            return renamed(eventName, at, aliases[i]);
        }
        // botocore stops here too when a dotted alias is found as mere text, without whole chunks to replace.
        if (eventName.find(aliases[i].old) != std::string_view::npos) {
            return std::string(eventName);
        }
    }
    if (single == aliases.size()) {
        return std::string(eventName);
    }
    return renamed(eventName, findChunks(eventName, aliases[single].old), aliases[single]);
}

} // namespace botoscope::events
