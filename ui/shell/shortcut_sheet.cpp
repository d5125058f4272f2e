#include "ui/shell/shortcut_sheet.h"

#include "ui/common/named.h"
#include "ui/common/theme.h"
#include "ui/shell/actions.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {
constexpr int sheetWidth = 480;
constexpr int sheetHeight = 740;
} // namespace

ShortcutSheet::ShortcutSheet(const Actions& actions, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    named(this, QStringLiteral("shortcutSheet"), windowTitle());
    auto* list = named(new QTreeWidget(this), QStringLiteral("shortcutList"), tr("Commands and their keys"));
    list->setColumnCount(2);
    list->setHeaderHidden(true);
    list->setRootIsDecorated(false);
    list->setFrameShape(QFrame::NoFrame);
    QString group;
    QTreeWidgetItem* heading = nullptr;
    for (const Actions::Row& row : actions.rows()) {
        if (row.group != group) {
            group = row.group;
            heading = new QTreeWidgetItem(list, {group});
            heading->setFont(0, Theme::strongFont());
            heading->setFlags(Qt::ItemIsEnabled);
        }
        new QTreeWidgetItem(heading, {row.text, row.keys});
    }
    list->expandAll();
    list->setAllColumnsShowFocus(true);
    list->setCurrentItem(list->topLevelItem(0)->child(0));
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::medium, metrics::medium, metrics::medium, metrics::medium);
    column->addWidget(list);
    resize(sheetWidth, sheetHeight);
}

} // namespace botoscope::ui
