#include "ui/browser/palette.h"

#include "ui/browser/palette_delegate.h"
#include "ui/browser/palette_model.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/named.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

constexpr int widest = 680;
constexpr int rowsShown = 12;
constexpr int fromTop = 56;

} // namespace

Palette::Palette(QWidget* window)
    : QFrame(window), m_model(new PaletteModel(this)),
      m_line(named(new QLineEdit, QStringLiteral("paletteLine"), tr("Search operations, or commands after >"))),
      m_list(named(new QListView, QStringLiteral("paletteList"), tr("Results"))), m_hint(new NoteLabel)
{
    named(this, QStringLiteral("palette"), tr("Go to an operation or command"));
    m_line->setPlaceholderText(tr("Go to an operation: “s3 list”, “dydb put”   ·   > for commands"));
    m_line->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_line->setMinimumHeight(metrics::rowHeight + metrics::medium);
    m_line->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::medium, metrics::medium, metrics::medium, metrics::medium);
    column->setSpacing(metrics::small);
    column->addWidget(m_line);
    column->addWidget(m_list, 1);
    column->addWidget(m_hint);
    connect(m_line, &QLineEdit::textChanged, this, &Palette::search);
    connect(m_list, &QListView::clicked, this, &Palette::accept);
    window->installEventFilter(this);
    hide();
}

void Palette::setCatalog(std::shared_ptr<const client::Catalog> catalog)
{
    m_model->setCatalog(std::move(catalog));
    if (isVisible()) {
        search(m_line->text());
    }
}

void Palette::setRecents(const QStringList& keys)
{
    m_model->setRecents(keys);
}

void Palette::setCommands(const std::vector<QAction*>& commands)
{
    m_model->setCommands(commands);
}

void Palette::open(const QString& text)
{
    if (!isVisible()) {
        m_before = QApplication::focusWidget();
    }
    m_line->setText(text);
    search(text);
    place();
    show();
    raise();
    m_line->setFocus(Qt::PopupFocusReason);
    m_line->setCursorPosition(static_cast<int>(text.size()));
}

void Palette::close()
{
    if (!isVisible()) {
        return;
    }
    const bool had = isAncestorOf(QApplication::focusWidget());
    hide();
    if (had && m_before && m_before->isVisible()) {
        m_before->setFocus(Qt::PopupFocusReason);
    }
    m_before = nullptr;
}

void Palette::place()
{
    const QWidget* window = parentWidget();
    const int width = std::min(widest, window->width() - 2 * metrics::huge);
    const int rows = std::clamp(m_model->rowCount(), 0, rowsShown);
    const int rowHeight = m_list->sizeHintForRow(0) > 0 ? m_list->sizeHintForRow(0) : metrics::rowHeight;
    m_list->setVisible(rows > 0);
    m_list->setFixedHeight(std::min(rows * rowHeight + 2, window->height() - fromTop - 120));
    layout()->activate();
    const int height = layout()->sizeHint().height();
    setGeometry((window->width() - width) / 2, fromTop, width, height);
}

void Palette::search(const QString& text)
{
    m_model->setQuery(text);
    m_list->setCurrentIndex(m_model->index(0, 0));
    if (m_model->rowCount() > 0) {
        m_hint->setText(tr("↑ ↓ to choose · Enter to open · Escape to close"));
    } else if (!m_model->hasCatalog() && !text.startsWith(QLatin1Char('>'))) {
        m_hint->setText(tr("Reading the model data…"));
    } else if (text.trimmed().isEmpty()) {
        m_hint->setText(tr("Type letters of a service and an operation, in order: “ec2descinst”."));
    } else {
        m_hint->setText(tr("Nothing matches “%1”.").arg(text));
    }
    place();
}

void Palette::accept(const QModelIndex& index)
{
    if (!index.isValid()) {
        return;
    }
    const QPointer<QAction> command = m_model->command(index);
    const QString key = index.data(PaletteModel::KeyRole).toString();
    close();
    if (command) {
        command->trigger();
    } else {
        Q_EMIT operationChosen(key.section(QLatin1Char('.'), 0, -2), key.section(QLatin1Char('.'), -1));
    }
}

void Palette::step(int rows)
{
    const int count = m_model->rowCount();
    if (count > 0) {
        const int row = std::clamp(m_list->currentIndex().row() + rows, 0, count - 1);
        m_list->setCurrentIndex(m_model->index(row, 0));
    }
}

bool Palette::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(rowsShown - 1);
        return true;
    case Qt::Key_PageUp:
        step(1 - rowsShown);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        accept(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // the focus stays in the line; the arrows move in the list
    default:
        return false;
    }
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        return (key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier &&
               handleKey(key->key());
    }
    if (watched == m_line && event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) {
        QTimer::singleShot(0, this, &Palette::close);
    }
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void Palette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::color(Token::BorderStrong));
    painter.setBrush(Theme::color(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius * 2, metrics::radius * 2);
}

} // namespace botoscope::ui
