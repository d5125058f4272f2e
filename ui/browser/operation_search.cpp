#include "ui/browser/operation_search.h"

#include <algorithm>

namespace botoscope::ui {

namespace {

constexpr int recentBonus = 40;
constexpr int deprecatedPenalty = 12;

bool sameIgnoringCase(const std::string& a, const std::string& b)
{
    return FuzzyText(a).folded == FuzzyText(b).folded;
}

std::string joined(const std::string& service, std::string_view operation)
{
    std::string text = service;
    text += ' ';
    text += operation;
    return text;
}

std::string keyOf(const client::CatalogService& service, const client::CatalogOperation& operation)
{
    std::string key = service.name;
    key += '.';
    key += operation.name.view();
    return key;
}

} // namespace

QString operationKey(const client::Catalog& catalog, OperationRef ref)
{
    const client::CatalogService& service = catalog.services[ref.service];
    return QString::fromStdString(keyOf(service, service.operations[ref.operation]));
}

void OperationSearch::setCatalog(std::shared_ptr<const client::Catalog> catalog)
{
    m_catalog = std::move(catalog);
    m_targets.clear();
    m_byKey.clear();
    m_recentBonus.clear();
    m_recents.clear();
    m_targets.reserve(m_catalog->operationCount);
    for (std::uint32_t s = 0; s < m_catalog->services.size(); ++s) {
        const client::CatalogService& service = m_catalog->services[s];
        const std::string& shown = service.serviceId.empty() ? service.name : service.serviceId;
        const bool same = sameIgnoringCase(shown, service.name);
        for (std::uint32_t o = 0; o < service.operations.size(); ++o) {
            const std::string_view operation = service.operations[o].name.view();
            m_byKey.emplace(keyOf(service, service.operations[o]), static_cast<std::uint32_t>(m_targets.size()));
            m_targets.push_back({{s, o},
                                 FuzzyText(joined(shown, operation)),
                                 same ? FuzzyText() : FuzzyText(joined(service.name, operation))});
        }
    }
}

void OperationSearch::setRecents(const QStringList& keys)
{
    m_recentBonus.clear();
    m_recents.clear();
    for (const QString& key : keys) {
        const auto found = m_byKey.find(key.toStdString());
        if (found != m_byKey.end()) {
            const int age = static_cast<int>(m_recents.size());
            m_recentBonus.emplace(found->second, std::max(recentBonus - age, recentBonus / 2));
            m_recents.push_back(found->second);
        }
    }
}

bool OperationSearch::find(const QString& key, OperationRef& ref) const
{
    const auto found = m_byKey.find(key.toStdString());
    if (found == m_byKey.end()) {
        return false;
    }
    ref = m_targets[found->second].ref;
    return true;
}

std::vector<OperationHit> OperationSearch::search(const QString& text, std::size_t limit) const
{
    std::vector<OperationHit> hits;
    const FuzzyQuery query(text.toStdString());
    if (query.empty()) {
        for (std::size_t i = 0; i < std::min(limit, m_recents.size()); ++i) {
            hits.push_back(hit(query, m_targets[m_recents[i]], 0));
        }
        return hits;
    }
    std::vector<std::pair<int, std::uint32_t>> scored;
    for (std::uint32_t i = 0; i < m_targets.size(); ++i) {
        const Target& target = m_targets[i];
        int score = std::max(fuzzyScore(query, target.text), fuzzyScore(query, target.alternative));
        if (score == noFuzzyMatch) {
            continue;
        }
        const auto recent = m_recentBonus.find(i);
        score += recent == m_recentBonus.end() ? 0 : recent->second;
        score -=
            m_catalog->services[target.ref.service].operations[target.ref.operation].deprecated ? deprecatedPenalty : 0;
        scored.emplace_back(-score, i);
    }
    const std::size_t count = std::min(limit, scored.size());
    std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(count), scored.end());
    hits.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        hits.push_back(hit(query, m_targets[scored[i].second], -scored[i].first));
    }
    return hits;
}

OperationHit OperationSearch::hit(const FuzzyQuery& query, const Target& target, int score) const
{
    const client::CatalogService& service = m_catalog->services[target.ref.service];
    OperationHit result;
    result.ref = target.ref;
    result.score = score;
    std::vector<int> positions;
    std::vector<int> alternative;
    const int byText = fuzzyScore(query, target.text, &positions);
    const bool byName = fuzzyScore(query, target.alternative, &alternative) > byText;
    const std::string& matched = byName || service.serviceId.empty() ? service.name : service.serviceId;
    result.serviceText = QString::fromStdString(matched);
    const int split = static_cast<int>(matched.size()) + 1;
    for (const int at : byName ? alternative : positions) {
        if (at < split) {
            result.servicePositions.push_back(at);
        } else {
            result.operationPositions.push_back(at - split);
        }
    }
    return result;
}

} // namespace botoscope::ui
