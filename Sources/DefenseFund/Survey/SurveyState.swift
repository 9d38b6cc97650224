/// Surveys, supply risks and withdrawals.
public struct SurveyState: Equatable, Sendable {}
