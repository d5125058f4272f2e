#pragma once
#include "core/base/value.h"

#include <QAbstractItemModel>
#include <QSet>
#include <memory>

namespace botoscope::ui {

/// A Value as a tree of name and value; rows of lists and maps are made when they are opened, so a large response costs
/// nothing until it is looked into. Text over 2,000 characters is cut in the cell; FullTextRole has all of it.
class ValueTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, ColumnCount };
    enum Role { FullTextRole = Qt::UserRole, PathRole, MaskedRole };

    explicit ValueTreeModel(QObject* parent = nullptr);
    ~ValueTreeModel() override;

    /// Shows another value. maskedPaths: values shown as dots until revealed.
    void setValue(const Value& value, const QSet<QString>& maskedPaths = {});
    void reveal(const QModelIndex& index);
    const Value* valueAt(const QModelIndex& index) const;
    /// Path as JMESPath writes it, e.g. Buckets[0].Name.
    QString pathAt(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    Node* node(const QModelIndex& index) const;
    static void addRows(Node& node, std::size_t end);
    QString shownText(const Node& node) const;

    Value m_value;
    QSet<QString> m_masked;
    std::unique_ptr<Node> m_root;
};

/// A scalar as one line of text; lists and maps as "[3]" and "{5}".
QString scalarText(const Value& value);

} // namespace botoscope::ui
