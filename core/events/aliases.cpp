#include "core/events/aliases.h"

#include <array>

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

} // namespace

std::string applyAliases(std::string_view eventName)
{
    for (const Alias& alias : aliases) {
        const std::size_t at = findChunks(eventName, alias.old);
        if (at != std::string_view::npos) {
            std::string renamed(eventName);
            return renamed.replace(at, alias.old.size(), alias.now);
        }
        // botocore stops here too when a dotted alias is found as mere text, without whole chunks to replace.
        if (alias.old.find('.') != std::string_view::npos && eventName.find(alias.old) != std::string_view::npos) {
            break;
        }
    }
    return std::string(eventName);
}

} // namespace botoscope::events
