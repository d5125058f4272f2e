#pragma once
#include "ui/common/theme.h"

#include <QIcon>
#include <QPixmap>

namespace botoscope::ui {

/// Our icons, one file each under resources/icons: a 16 px grid with 1.5 px strokes.
enum class Icon {
    ArrowDown,
    ArrowRight,
    ArrowUp,
    Bolt,
    Book,
    Braces,
    Brackets,
    Branch,
    Breakpoint,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clear,
    Clock,
    Close,
    Code,
    Copy,
    Database,
    Diff,
    Dot,
    Error,
    External,
    Eye,
    EyeOff,
    File,
    Filter,
    Folder,
    Form,
    Globe,
    Grip,
    Help,
    History,
    Image,
    Info,
    Key,
    Link,
    List,
    Lock,
    Minus,
    Moon,
    More,
    Pause,
    Pin,
    Play,
    Plus,
    Quotes,
    Redo,
    Refresh,
    Ring,
    Save,
    Search,
    Send,
    Settings,
    Sparkle,
    Spinner,
    SplitHorizontal,
    SplitVertical,
    Star,
    StarFilled,
    Step,
    Stop,
    Sun,
    Table,
    Terminal,
    Trash,
    Tree,
    Undo,
    Unlock,
    User,
    Warning
};
inline constexpr int iconCount = static_cast<int>(Icon::Warning) + 1;

/// The icon in the colour of a token; it follows the theme and fades when disabled.
QIcon icon(Icon which, Token tint = Token::TextSecondary);
/// The same in any colour (profiles choose theirs).
QIcon icon(Icon which, const QColor& tint);
/// One picture, size in logical pixels.
QPixmap iconPixmap(Icon which, const QColor& tint, int size, qreal devicePixelRatio);

} // namespace botoscope::ui
