#pragma once
#include "core/client/catalog.h"

#include <QSet>
#include <QString>
#include <QWidget>
#include <memory>

class QLineEdit;
class QModelIndex;
class QStackedWidget;
class QTimer;
class QTreeView;

namespace botoscope::ui {

class EmptyState;
class ServiceTreeModel;

/// Services and operations with a filter line. Typing in the tree goes to the filter; Enter or a double click opens.
class BrowserPanel : public QWidget {
    Q_OBJECT
public:
    explicit BrowserPanel(QWidget* parent = nullptr);

    void setCatalog(std::shared_ptr<const client::Catalog> catalog);
    void setFavourites(const QStringList& keys);
    void setRecents(const QStringList& keys);
    void focusFilter();
    ServiceTreeModel* model() const { return m_model; }

Q_SIGNALS:
    void operationChosen(const QString& service, const QString& operation);
    void favouritesChanged(const QStringList& keys);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeTree();
    void applyFilter();
    void choose(const QModelIndex& index);
    void toggleFavourite(const QModelIndex& index);
    bool handleTreeKey(int key, const QString& text);
    bool handleFilterKey(int key);
    bool handleTreePress(const QPoint& at);
    void rememberExpanded();
    void restoreExpanded();
    void updateState();

    ServiceTreeModel* m_model;
    QLineEdit* m_filter;
    QTreeView* m_tree;
    QStackedWidget* m_stack;
    EmptyState* m_loading;
    EmptyState* m_nothing;
    QTimer* m_typing;
    QSet<QString> m_expanded; ///< names of the services opened while nothing was filtered
};

} // namespace botoscope::ui
