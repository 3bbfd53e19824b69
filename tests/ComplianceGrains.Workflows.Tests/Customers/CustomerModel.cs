using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>
/// The reference: what a relationship may rest on, read from nothing but what was said to it. It knows neither rules nor
/// workflow, only what must never be otherwise.
/// </summary>
internal sealed class CustomerModel
{
    private readonly HashSet<string> _passed = [];
    private readonly HashSet<string> _dismissed = [];
    private readonly Dictionary<string, string> _approvals = [];
    private string? _screening;
    private HashSet<string> _matches = [];
    private bool _asksForApproval;

    public bool Over { get; private set; }

    /// <summary>Takes one decision; null if all is well, else what must never be.</summary>
    public string? Take(Decision decision)
    {
        if (Over && decision.Happened is not (ExceptionAnswered or RetentionPlanned or RetentionDue or CustomerErased))
            return $"{decision.Happened.GetType().Name} after the end";
        switch (decision.Happened)
        {
            case EvidenceRecorded { Result: "passed" } e:
                _passed.Add(e.EvidenceKind);
                break;
            case Screened e:
                (_screening, _matches) = (e.Screening.Outcome, [.. e.Screening.Matches.Select(match => match.Identity)]);
                break;
            case ExceptionAnswered { Disposition: Dispositions.FalsePositive } e:
                _dismissed.UnionWith(e.Matches.Select(match => match.Identity));
                break;
            case CustomerRiskRated e:
                _asksForApproval = e.Pending.Any(step => step.Step == "senior-approval");
                break;
            case StepDecided { Approved: true } e:
                _approvals[e.Step] = decision.Basis.Principal;
                break;
            case ExceptionRaised { ExceptionKind: ExceptionKinds.PossibleMatch } e when e.Matches.All(match => _dismissed.Contains(match.Identity)):
                return "people were asked again about what they had dismissed";
            case CustomerActivated:
                return MayBegin();
            case Refused or CustomerOffboarded:
                Over = true;
                break;
        }
        return null;
    }

    private string? MayBegin() => this switch
    {
        _ when !_passed.Contains("identity-verification") => "active without a verified identity",
        _ when _screening is not ("clear" or "hit") => $"active with a screening that is {_screening}",
        _ when _screening == "hit" && !_matches.IsSubsetOf(_dismissed) => "active with a match that nobody dismissed",
        _ when _asksForApproval && !_approvals.ContainsKey("senior-approval") => "active without the approval of senior management",
        _ => null,
    };
}
