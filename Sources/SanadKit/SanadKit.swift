// One import for programs that use Sanad as a library.
@_exported import ArabicText
@_exported import Readings
@_exported import Knowledge
@_exported import TimeExpressions
@_exported import Actors
@_exported import Syntax
@_exported import Attributions
@_exported import Events
@_exported import Reader
@_exported import Comparison
@_exported import Intake
@_exported import Exchange
#if Full
@_exported import Archive
#endif
