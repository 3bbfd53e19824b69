using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Packs;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Retention;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Wallets.Events;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Approvals;

/// <summary>Something of each name that needs approval, prepared by one person, under the rules of one jurisdiction: who may give the approval?</summary>
internal sealed class ApprovalCase(EffectiveRules rules, string jurisdiction)
{
    private static readonly ScreeningRecord Clear = new(ScreeningRecord.Clear, [], [], "0.850", "any");
    private static readonly Instant Now = A.Monday;

    /// <summary>Names of the catalogue without a case here: what the program itself prepares (<see cref="ErasureApprovalTests"/>).</summary>
    public static readonly IReadOnlySet<string> Elsewhere = new HashSet<string> { "erasure" };

    /// <summary>Who approves it under these rules, and the verdict when a person gives the approval that another (or the same) prepared; null if it does not occur under them.</summary>
    public (IReadOnlyList<Approval> Approvals, Func<Principal, Principal, Approval, Verdict> Approve)? Of(string name) => name switch
    {
        "high" => OfRating(A.Person with { Nationalities = ["IR", "KP"] }, "high"),
        "pep" => OfRating(A.PoliticallyExposed, "pep"),
        "offboarding" => (rules.Approvals(name).Value, (maker, by, approval) => Leave(maker, by)),
        "restriction-lifted" => (rules.Approvals(name).Value, (maker, by, approval) => Lift(maker, by)),
        "false-positive" or "true-match" => (rules.Approvals(name).Value, (maker, by, approval) => Dispose(ExceptionKinds.PossibleMatch, name, maker, by)),
        "accept-risk" => (rules.Approvals(name).Value, (maker, by, approval) => Dispose(ExceptionKinds.RuleConflict, name, maker, by)),
        "no-action" => (rules.Approvals(name).Value, (maker, by, approval) => Dispose(ExceptionKinds.DeadlineMissed, name, maker, by)),
        "rule-conflict" => (rules.Approvals(name).Value, (maker, by, approval) => Dispose(ExceptionKinds.RuleConflict, "no-action", maker, by)),
        "uphold" or "overturn" => (rules.Approvals(name).Value, (maker, by, approval) => Dispose(ExceptionKinds.RefusalReview, name, maker, by)),
        "wallet" => (rules.Approvals(name).Value, ApproveWallet),
        "counterparty" => (rules.Approvals(name).Value, ApproveCounterparty),
        "pack" => (rules.Approvals(name).Value, (maker, by, approval) => Pack(maker, by)),
        "export" => (rules.Approvals(name).Value, (maker, by, approval) => Export(maker, by)),
        "report" => (rules.Approvals(name).Value, (maker, by, approval) => Report(Officer(maker), Officer(by))),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A new name that needs approval: give it a case here, or say that no workflow asks about it yet."),
    };

    private (IReadOnlyList<Approval>, Func<Principal, Principal, Approval, Verdict>)? OfRating(PersonData person, string trigger)
    {
        var rating = RiskAssessment.Of(person, new HashSet<string>(), rules).Rating;
        return rating.Band == trigger || rating.Circumstances.Contains(trigger)
            ? (rules.Approvals(trigger).Value, (maker, by, approval) => Rated(person, rating.Band, maker, by, Steps.ApprovalBy(approval.Role), approval.Role))
            : null;
    }

    private Verdict Rated(PersonData person, string band, Principal maker, Principal by, string step, string role)
    {
        var customer = Applied(person, maker);
        customer = Customer.Evolve(customer, Basis(maker), new Screened(Clear));
        customer = Customer.Evolve(customer, Basis(Principal.System), new CustomerRiskRated(band, 60, [], [band], [new PendingStep(step, role, Now)]));
        return CustomerWorkflow.Instance.Asked(customer, new DecideStep(step, true, "because"), by, Now, Facts(by, person));
    }

    private Verdict Leave(Principal maker, Principal by)
    {
        var customer = Applied(A.Person, A.Nobody);
        var asked = (Verdict.Accepted)CustomerWorkflow.Instance.Asked(customer, new Offboard("moved away"), maker, Now, Facts(maker, A.Person));
        customer = asked.Decisions.Aggregate(customer, (state, decision) => Customer.Evolve(state, decision.Basis, decision.Happened));
        return CustomerWorkflow.Instance.Asked(customer, new DecideStep(Steps.Offboarding, true, "because"), by, Now, Facts(by, A.Person));
    }

    private Verdict Lift(Principal maker, Principal by)
    {
        var customer = Applied(A.Person, A.Nobody) with { Outcome = CustomerOutcome.Approved, Restriction = new Restriction(RestrictionCauses.Measure, Now, null, [], []) };
        var asked = (Verdict.Accepted)CustomerWorkflow.Instance.Asked(customer, new AskRestrictionLifting("it is over"), maker, Now, Facts(maker, A.Person));
        customer = asked.Decisions.Aggregate(customer, (state, decision) => Customer.Evolve(state, decision.Basis, decision.Happened));
        return CustomerWorkflow.Instance.Asked(customer, new DecideStep(Steps.RestrictionLifted, true, "because"), by, Now, Facts(by, A.Person));
    }

    private Verdict Dispose(string kind, string disposition, Principal maker, Principal by)
    {
        var (workflow, subject) = (ExceptionWorkflow.Instance, new ActorId("customer", "c-1"));
        var raised = new Decision(Basis(Principal.System), new ExceptionRaised("exc-1", kind, true, [], "text", null));
        var exception = workflow.After(null, workflow.Decide(null, new Message.Told(Now, subject, raised, subject), Facts(Principal.System)));
        exception = workflow.After(exception, workflow.Asked(exception, new DisposeException(disposition, "because"), maker, Now, Facts(maker)));
        return workflow.Asked(exception, new ConfirmDisposition(true, "because"), by, Now, Facts(by));
    }

    private Verdict ApproveWallet(Principal maker, Principal by, Approval approval)
    {
        var step = Steps.ApprovalBy(approval.Role);
        var wallet = Wallet.Evolve(null, Basis(maker), new WalletRequested("c-1", false, [], "ethereum", "0x"));
        wallet = Wallet.Evolve(wallet, Basis(Principal.System), new Screened(Clear));
        wallet = Wallet.Evolve(wallet, Basis(Principal.System), new WalletApprovalAsked([new PendingStep(step, approval.Role, Now)]));
        return WalletWorkflow.Instance.Asked(wallet, new DecideWalletStep(step, true, "because"), by, Now, new WalletFacts(Now, by, [jurisdiction], rules, false, null, A.ExceptionIds(new("wallet", "w-1"))));
    }

    private Verdict Export(Principal maker, Principal by)
    {
        var request = new RequestExport(jurisdiction, Now - Duration.FromDays(1), Now, "The supervisor", "inspection", "the law", []);
        var (workflow, facts) = (ExportWorkflow.Instance, new ExportFacts("exp-1", rules, null));
        return workflow.Asked(workflow.After(null, workflow.Asked(null, request, maker, Now, facts)), new DecideExport(true, "because"), by, Now, facts);
    }

    /// <summary>Of a role that nobody has here: the officer who reports is the principal officer of India's rules.</summary>
    private static Principal Officer(Principal person) => person.Role == "principal-officer" ? person with { Role = Roles.Mlro } : person;

    private Verdict Report(Principal maker, Principal by)
    {
        var workflow = SuspicionWorkflow.Instance;
        SuspicionFacts Facts(Principal who) => new(Now, who, [jurisdiction], rules);
        var raised = workflow.After(null, workflow.Asked(null, new RaiseSuspicion("c-1", [], Grounds.Usual, null, null, "odd"), People.Analyst(), Now, Facts(People.Analyst())));
        var assessed = workflow.After(raised, workflow.Asked(raised, new AssessSuspicion(Conclusions.Report, null, null, "because"), maker, Now, Facts(maker)));
        return workflow.Asked(assessed, new ReviewAssessment(true, "because"), by, Now, Facts(by));
    }

    private Verdict ApproveCounterparty(Principal maker, Principal by, Approval approval)
    {
        var (workflow, data) = (CounterpartyWorkflow.Instance, new CounterpartyData("Other Exchange SA", null, "FR", null, null, null, null));
        CounterpartyFacts Facts(Principal who) => new(Now, who, [jurisdiction], rules, null, A.ExceptionIds(new("counterparty", "cp-1")));
        var registered = workflow.After(null, workflow.Asked(null, new RegisterCounterparty([jurisdiction], data), maker, Now, Facts(maker)));
        var proposed = workflow.After(registered, workflow.Asked(registered, new AssessCounterparty(CounterpartyStanding.Approved, Now + Duration.FromDays(1), "because"), maker, Now, Facts(maker)));
        return workflow.Asked(proposed, new DecideCounterparty(Steps.ApprovalBy(approval.Role), true, "because"), by, Now, Facts(by));
    }

    private Verdict Pack(Principal maker, Principal by)
    {
        var trial = new PackTrial(new Candidate($"{jurisdiction}@99", 99, $"sha256:{99:x64}", Now + Duration.FromDays(1), []), [], 1, []);
        var (workflow, facts) = (PackWorkflow.Instance, new PackFacts(jurisdiction, [], rules, [], trial, [], []));
        return workflow.Asked(workflow.After(null, workflow.Asked(null, new ProposeVersion([], [], "because"), maker, Now, facts)), new DecideVersion(99, true, "because"), by, Now, facts);
    }

    private Customer Applied(PersonData person, Principal maker) =>
        Customer.Evolve(null, Basis(maker), ApplicationReceived.Of("demo", jurisdiction, [], person));

    private Basis Basis(Principal by) => new("any", null, [], Now, [jurisdiction], CitedRules.None, by.Id, by.Role);

    private CustomerFacts Facts(Principal by, PersonData person) =>
        new(Now, by, jurisdiction, [jurisdiction], rules, person, null, A.ExceptionIds(new("customer", "c-1")), A.HashKey);

    private ExceptionFacts Facts(Principal by) => new(Now, by, [jurisdiction], rules);
}
