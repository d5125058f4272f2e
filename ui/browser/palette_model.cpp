#include "ui/browser/palette_model.h"

#include "ui/common/operation_words.h"

#include <QAction>
#include <algorithm>

namespace botoscope::ui {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QVariant listOf(const std::vector<int>& positions)
{
    return QVariant::fromValue(QList<int>(positions.begin(), positions.end()));
}

/// The title without mnemonic and trailing dots.
QString commandTitle(const QAction& action)
{
    QString title = action.text();
    return title.remove(QLatin1Char('&'));
}

} // namespace

void PaletteModel::setCatalog(std::shared_ptr<const client::Catalog> catalog)
{
    m_search.setCatalog(std::move(catalog));
    setQuery(m_query);
}

void PaletteModel::setRecents(const QStringList& keys)
{
    m_search.setRecents(keys);
}

void PaletteModel::setCommands(const std::vector<QAction*>& commands)
{
    m_commands.assign(commands.begin(), commands.end());
}

void PaletteModel::setQuery(const QString& query)
{
    beginResetModel();
    m_query = query;
    m_operations.clear();
    m_commandHits.clear();
    const QString trimmed = query.trimmed();
    if (trimmed.startsWith(QLatin1Char('>'))) {
        searchCommands(trimmed.mid(1));
    } else if (m_search.catalog()) {
        m_operations = m_search.search(trimmed);
    }
    endResetModel();
}

void PaletteModel::searchCommands(const QString& query)
{
    const FuzzyQuery fuzzy(query.toStdString());
    for (const auto& action : m_commands) {
        if (!action || !action->isVisible()) {
            continue;
        }
        std::vector<int> positions;
        const int score =
            fuzzy.empty() ? 0 : fuzzyScore(fuzzy, FuzzyText(commandTitle(*action).toStdString()), &positions);
        if (score != noFuzzyMatch) {
            m_commandHits.push_back({action, score, QList<int>(positions.begin(), positions.end())});
        }
    }
    std::stable_sort(m_commandHits.begin(), m_commandHits.end(),
                     [](const CommandHit& a, const CommandHit& b) { return a.score > b.score; });
}

QAction* PaletteModel::command(const QModelIndex& index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_commandHits.size() ? m_commandHits[row].action.data() : nullptr;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::max(m_operations.size(), m_commandHits.size()));
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    const auto row = static_cast<std::size_t>(index.row());
    if (!index.isValid()) {
        return {};
    }
    return m_commandHits.empty() ? operationData(m_operations[row], role) : commandData(m_commandHits[row], role);
}

QVariant PaletteModel::commandData(const CommandHit& hit, int role) const
{
    if (!hit.action) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return commandTitle(*hit.action);
    case PositionsRole:
        return QVariant::fromValue(hit.positions);
    case DetailRole:
        return hit.action->shortcut().toString(QKeySequence::NativeText);
    default:
        return {};
    }
}

QVariant PaletteModel::operationData(const OperationHit& hit, int role) const
{
    const client::CatalogService& service = m_search.catalog()->services[hit.ref.service];
    const client::CatalogOperation& operation = service.operations[hit.ref.operation];
    switch (role) {
    case Qt::DisplayRole:
        return text(operation.name.view());
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3")
            .arg(text(operation.name.view()), hit.serviceText, operationClassWord(operation.kind));
    case PositionsRole:
        return listOf(hit.operationPositions);
    case SecondaryRole:
        return hit.serviceText;
    case SecondaryPositionsRole:
        return listOf(hit.servicePositions);
    case DetailRole:
        return text(service.fullName);
    case ClassRole:
        return static_cast<int>(operation.kind);
    case KeyRole:
        return operationKey(*m_search.catalog(), hit.ref);
    default:
        return {};
    }
}

} // namespace botoscope::ui
