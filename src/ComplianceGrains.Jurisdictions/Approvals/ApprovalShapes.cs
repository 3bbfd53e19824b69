using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Approvals;

/// <summary>The written form of approvals.</summary>
internal static class ApprovalShapes
{
    public static readonly Shape Approvals = new(
        "a list of { role: mlro, distinctFrom: maker }",
        (node, reading) =>
        {
            if (node is not SequenceNode sequence)
                return reading.Fail<RuleValue>(node, "Expected a list of { role: mlro, distinctFrom: maker }; write [] if nobody has to approve.");
            var approvals = sequence.Items.Select(item => Read(item, reading)).ToList();
            return approvals.Contains(null) ? null : new ApprovalSet(approvals!);
        },
        () => Shapes.List(Shapes.Object(("role", Shapes.Ref("roles")), ("distinctFrom", new() { ["oneOf"] = new System.Text.Json.Nodes.JsonArray(Shapes.Ref("parts"), Shapes.List(Shapes.Ref("parts"))) }))));

    private static Approval? Read(Node node, Reading reading)
    {
        if (Scalars.Map(node, reading, "{ role: mlro, distinctFrom: maker }") is not { } map)
            return null;
        var members = new Members(map, reading);
        var role = members.Need("role", "say which role approves.") is { } who ? reading.Word(who, "roles") : null;
        var distinct = members.Take("distinctFrom") is { } others ? reading.WordList(others, "parts") : [];
        members.Done();
        return role is null || distinct is null ? null : new Approval(role, distinct);
    }
}
