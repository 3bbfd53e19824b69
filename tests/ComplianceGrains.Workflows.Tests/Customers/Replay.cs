using System.Text.Json;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Schemas;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>A customer's history read back from its fields, as a later activation would, and states as comparable text.</summary>
internal static class Replay
{
    private static readonly Dictionary<Type, RecordKind> Kinds = CustomerWorkflow.Instance.Kinds.OfType<RecordKind>().Where(kind => !kind.IsEarlier).ToDictionary(kind => kind.Type);

    /// <summary>The fold of a history; without what belongs to the person, unless <paramref name="withPerson"/>.</summary>
    public static Customer? Of(IEnumerable<Decision> history, bool withPerson)
    {
        Customer? customer = null;
        foreach (var decision in history)
        {
            var kind = Kinds[decision.Happened.GetType()];
            var folded = kind.Schema.Fields.Where(field => withPerson || Compartments.IsFolded(field.Compartment)).Select(field => field.Name).ToHashSet();
            var fields = kind.ToFields(decision.Happened).Where(field => folded.Contains(field.Key)).ToDictionary();
            customer = Customer.Evolve(customer, Basis.FromFields(decision.Basis.ToFields()), kind.FromFields(null, fields));
        }
        return customer;
    }

    public static string Text(Customer? customer) => customer is null ? "" : string.Join('\n',
        JsonSerializer.Serialize(
            customer with
            {
                Tasks = customer.Tasks with { Done = customer.Done.Clear() },
                Matters = customer.Matters with { TrueMatches = customer.Matters.TrueMatches.Clear(), ConfirmedPeps = customer.Matters.ConfirmedPeps.Clear() },
            }, FieldJson.Options),
        string.Join(' ', customer.Done.Select(done => $"{done.Key}={done.Value}").Order(StringComparer.Ordinal)),
        string.Join(' ', customer.Matters.TrueMatches.Order(StringComparer.Ordinal)),
        string.Join(' ', customer.Matters.ConfirmedPeps.Order(StringComparer.Ordinal)));
}
