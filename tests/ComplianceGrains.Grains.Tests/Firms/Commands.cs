using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Firms;

/// <summary>What tests ask of actors, in few words. The id of a command is what it says.</summary>
internal static class Commands
{
    public static Task<Reply<CustomerView>> ApplyAsync(this RunningSilo silo, string customer, string command = "apply") =>
        silo.Customer(customer).ExecuteAsync(new StartOnboarding("demo-eu", People.Ana), By(People.Service, command));

    public static Task<Reply<CustomerView>> VerifyAsync(this RunningSilo silo, string customer, string command = "verify") =>
        silo.Customer(customer).ExecuteAsync(new RecordEvidence("identity-verification", "passed", "idv.example", "r-1", null, null), By(People.Service, command));

    public static Task<Reply<CustomerView>> OffboardAsync(this RunningSilo silo, string customer) =>
        silo.Customer(customer).ExecuteAsync(new Offboard("moved away"), By(People.Service, "offboard"));

    public static Task<Reply<CustomerView>> AgreeAsync(this RunningSilo silo, string customer) =>
        silo.Customer(customer).ExecuteAsync(new DecideStep("offboarding", true, "agreed"), By(People.Mlro, "agree"));

    public static Task<Reply<ExceptionView>> DismissAsync(this RunningSilo silo, string exception) =>
        silo.Exception(exception).ExecuteAsync(new DisposeException("false-positive", "somebody else"), By(People.Mlro, "dismiss"));

    public static Task<Reply<ExceptionView>> ConfirmAsync(this RunningSilo silo, string exception) =>
        silo.Exception(exception).ExecuteAsync(new ConfirmDisposition(true, "I looked too"), By(People.Analyst, "confirm"));

    public static Task<Reply<CustomerView>> HoldAsync(this RunningSilo silo, string customer, string? record = null, LocalDate? until = null, string command = "hold") =>
        silo.Customer(customer).ExecuteAsync(new PlaceHold(record ?? $"customer/{customer}", "court", until, "an order of the court"), By(People.Mlro, command));

    /// <summary>Two people lift a hold.</summary>
    public static async Task LiftAsync(this RunningSilo silo, string customer, string hold = "hold-1", string? record = null)
    {
        Assert.Equal(202, (await silo.Customer(customer).ExecuteAsync(new AskHoldLifting(record ?? $"customer/{customer}", hold, "the court says so"), By(People.Mlro, $"ask-{hold}"))).Status);
        Assert.Equal(200, (await silo.Customer(customer).ExecuteAsync(new DecideHoldLifting(record ?? $"customer/{customer}", hold, true, "I read the letter"), By(People.Manager, $"lift-{hold}"))).Status);
    }

    public static Envelope By(Principal by, string command) => new($"key/{by.Id}/{command}", SHA256.HashData(Encoding.UTF8.GetBytes(command)), by);
}
