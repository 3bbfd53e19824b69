using System.Collections.Immutable;
using System.Globalization;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Suspicions.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>One suspicion as its history has made it. Holds no personal data.</summary>
public sealed record SuspicionCase
{
    /// <summary>Whom it is about; the caller's opaque id.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Their exceptions and transfers that it is about.</summary>
    public required IReadOnlyList<string> About { get; init; }

    /// <summary>Which kind of report it is, or would be.</summary>
    public required string Ground { get; init; }

    /// <summary>All jurisdictions that bind whom it is about; fixed when it was raised.</summary>
    public required IReadOnlyList<string> Bound { get; init; }

    /// <summary>When it was raised.</summary>
    public required Instant RaisedAt { get; init; }

    /// <summary>By whom; opaque id.</summary>
    public required string RaisedBy { get; init; }

    /// <summary>When the facts were first seen.</summary>
    public required Instant DetectedAt { get; init; }

    /// <summary>When what is suspected was done, if somebody knows.</summary>
    public Instant? CarriedOutAt { get; init; }

    /// <summary>When the suspicion was formed.</summary>
    public required Instant SuspectedAt { get; init; }

    /// <summary>When the officer first said what it is; null while nobody has.</summary>
    public Instant? AssessedAt { get; init; }

    /// <summary>Until when it is decided, or when it is said again that it is late.</summary>
    public required Instant AssessBy { get; init; }

    /// <summary>What is proposed or decided; null before.</summary>
    public string? Conclusion { get; init; }

    /// <summary>Who proposed it.</summary>
    public string? Assessor { get; init; }

    /// <summary>The roles that still have to agree.</summary>
    public ImmutableList<string> Needed { get; init; } = [];

    /// <summary>Who has agreed, in order.</summary>
    public ImmutableList<string> Approvers { get; init; } = [];

    /// <summary>Whether it is decided.</summary>
    public bool IsDecided { get; init; }

    /// <summary>The reports: before it is decided those that would be owed.</summary>
    public ImmutableList<ReportStanding> Reports { get; init; } = [];

    /// <summary>When it is to be said again that nobody has looked whether it goes on; null while nobody is late.</summary>
    public Instant? ReviewRemindAt { get; init; }

    /// <summary>It was looked at again, and is over.</summary>
    public bool IsOver { get; init; }

    /// <summary>Orders to keep records that must not become known, open and lifted.</summary>
    public ImmutableList<HiddenHold> Holds { get; init; } = [];

    /// <summary>What <see cref="Status"/> can be.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["raised", "awaiting-second", "to-file", "under-review", "filed", "not-filed", "over"];

    /// <summary>Where the process is.</summary>
    public string Status => this switch
    {
        { IsOver: true } => "over",
        { IsDecided: true, Conclusion: Conclusions.NotFiled } => "not-filed",
        { IsDecided: true } when Reports.Any(report => report.IsOpen) => "to-file",
        { IsDecided: true } => ReviewDue is null ? "filed" : "under-review",
        { Assessor: not null } => "awaiting-second",
        _ => "raised",
    };

    /// <summary>Until when somebody looks whether what was reported goes on; null where no rule has such a clock, or there is something else to do.</summary>
    public Instant? ReviewDue => !IsDecided || IsOver || Reports.Any(report => report.IsOpen)
        ? null
        : Reports.GroupBy(report => report.Owed.Jurisdiction).Select(of => of.Last().ContinuesBy).Where(by => by is not null).Min();

    /// <summary>One of its reports; null for a number that none has.</summary>
    public ReportStanding? Find(string report) => Reports.FirstOrDefault(one => one.Number == report);

    /// <summary>The state after one more decision.</summary>
    public static SuspicionCase Evolve(SuspicionCase? suspicion, Basis basis, object happened) => (suspicion, happened) switch
    {
        (null, SuspicionRaised e) => new SuspicionCase
        {
            CustomerId = e.CustomerId,
            About = e.About,
            Ground = e.Ground,
            Bound = basis.Bound,
            RaisedAt = basis.OccurredAt,
            RaisedBy = basis.Principal,
            DetectedAt = e.DetectedAt,
            CarriedOutAt = e.CarriedOutAt,
            SuspectedAt = e.DetectedAt,
            AssessBy = e.AssessBy,
            Reports = Numbered(0, e.Owed),
        },
        (null, _) => throw new InvalidOperationException($"A suspicion's history begins with its being raised, not with {happened.GetType().Name}."),
        (_, SuspicionAssessed e) => suspicion with
        {
            Conclusion = e.Conclusion,
            Ground = e.Ground,
            SuspectedAt = e.SuspectedAt,
            AssessedAt = suspicion.AssessedAt ?? basis.OccurredAt,
            Assessor = basis.Principal,
            Needed = [.. e.Needed],
            Approvers = [],
        },
        (_, AssessmentReviewed { Approved: true } e) => suspicion with { Needed = suspicion.Needed.Remove(e.For), Approvers = suspicion.Approvers.Add(basis.Principal) },
        (_, AssessmentReviewed) => suspicion with { Conclusion = null, Assessor = null, Needed = [], Approvers = [] },
        (_, SuspicionDecided e) => suspicion with { Conclusion = e.Conclusion, IsDecided = true, Reports = Numbered(0, e.Owed) },
        (_, ReportDrafted e) => suspicion.With(e.Report, report => report with { Drafts = e.Version }),
        (_, ReportFieldsDrafted e) => suspicion.With(e.Report, report => report with { Drafts = e.Version, Faulty = e.Faults.Count == 0 ? report.Faulty : report.Faulty.Add(new FaultyDraft(e.Version, e.Faults)) }),
        (_, ReportFiled e) => suspicion.With(e.Report, report => report.After(e)),
        (_, ConsentAnswered e) => suspicion.With(e.Report, report => report with { Consent = e.Answer, ConsentUntil = e.Until, ConsentOverAt = null }),
        (_, ConsentClockEnded e) => suspicion.With(e.Report, report => report with { Consent = Consents.Over, ConsentUntil = null, ConsentOverAt = report.ConsentUntil }),
        (_, ReportAnswered e) => suspicion.With(e.Report, report => report.After(e)),
        (_, SuspicionOverdue { What: SuspicionWorkflow.Assessment } e) => suspicion with { AssessBy = e.RemindAt },
        (_, SuspicionOverdue { What: SuspicionWorkflow.ContinuingReview } e) => suspicion with { ReviewRemindAt = e.RemindAt },
        (_, SuspicionOverdue e) => suspicion.With(e.What, report => report with { RemindAt = e.RemindAt }),
        (_, SuspicionHoldPlaced e) => suspicion with
        {
            Holds = suspicion.Holds.Add(new HiddenHold(new Hold(e.Hold, $"customer/{suspicion.CustomerId}", e.Issuer, basis.OccurredAt, e.Until, e.EndsAt, null, null), e.TooLateFor)),
        },
        (_, SuspicionHoldLiftingAsked e) => suspicion.WithHold(e.Hold, order => order with { AskedBy = basis.Principal }),
        (_, SuspicionHoldKept e) => suspicion.WithHold(e.Hold, order => order with { AskedBy = null }),
        (_, SuspicionHoldLifted e) => suspicion.WithHold(e.Hold, order => order with { LiftedAt = basis.OccurredAt }),
        (_, SuspicionReviewed e) => suspicion with { IsOver = !e.Continues, ReviewRemindAt = null, Reports = suspicion.Reports.AddRange(Numbered(suspicion.Reports.Count, e.Owed)) },
        _ => throw new InvalidOperationException($"A suspicion's history does not hold {happened.GetType().Name}."),
    };

    private SuspicionCase With(string report, Func<ReportStanding, ReportStanding> change) => this with { Reports = [.. Reports.Select(one => one.Number == report ? change(one) : one)] };

    private SuspicionCase WithHold(string id, Func<Hold, Hold> change) => this with { Holds = [.. Holds.Select(hold => hold.Order.Id == id ? hold with { Order = change(hold.Order) } : hold)] };

    private static ImmutableList<ReportStanding> Numbered(int before, IReadOnlyList<OwedReport> owed) =>
        [.. owed.Select((one, i) => new ReportStanding(string.Create(CultureInfo.InvariantCulture, $"report-{before + i + 1}"), one))];
}
