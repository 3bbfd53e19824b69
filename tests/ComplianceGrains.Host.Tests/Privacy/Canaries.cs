namespace ComplianceGrains.Host.Tests.Privacy;

/// <summary>Values that stand nowhere else in the world, one for each place where a person's data or somebody's words go in.</summary>
public static class Canaries
{
    public static readonly string FullName = "Zyxquora Ellimbrasko";
    public static readonly string OtherName = "Vobbelina Tarquessil";
    public static readonly string DateOfBirth = "1931-07-29";
    public static readonly string PlaceOfBirth = "Krumblewick-Aaltje";
    public static readonly string Street = "Gnarlfetter Steeg 7719";
    public static readonly string PostalCode = "QZX-88417";
    public static readonly string City = "Plovendaarlo";
    public static readonly string NationalId = "NID-7755331100-W";
    public static readonly string TaxNumber = "TAXQ-90817263-V";
    public static readonly string Occupation = "Glockenspielschnitzer";
    public static readonly string Passport = "PPX-66554433-J";
    public static readonly string ResidentNumber = "RRNX-440022-118833";
    public static readonly string SocialSecurity = "SSNX-771-66-5511";
    public static readonly string PermanentAccount = "PANX-AVBQZ-7781";
    public static readonly string RelationshipPurpose = "to hoard vermilion marmots";
    public static readonly string Funds = "inheritance of aunt Quibbleford";
    public static readonly string Email = "zyxquora.e@plovendaarlo.invalid";
    public static readonly string Phone = "+999 551 7733 4400";
    public static readonly string Counterparty = "Quorvillian Exchange Brassendael";
    public static readonly string CounterpartyAlias = "Brassendaelsche Wisselbank";
    public static readonly string CounterpartyNumber = "RN-881922-Vossk";
    public static readonly string CounterpartyStreet = "Ooievaarspad 90121";
    public static readonly string CounterpartyTravel = "taQuorvillian88817tzz";
    public static readonly string CounterpartyFinding = "visited by Oderwaldine";
    public static readonly string CounterpartyApproval = "agreed with Tassilovic";
    public static readonly string Reference = "ref-wuzzlethorpe-5512";
    public static readonly string ProviderData = "hairline fracture Obbligatovic";
    public static readonly string Note = "neighbour Jankelowitzky confirms";
    public static readonly string DispositionReason = "the mother is Brunhildegarde";
    public static readonly string ConfirmationReason = "seen by Fennimoraptis";
    public static readonly string StepReason = "board met at Castle Uxbergstein";
    public static readonly string LeavingReason = "moves to Snorrivaldshavn";
    public static readonly string ExportRecipient = "Inspector Mugglethwaite-Orr";
    public static readonly string ExportPurpose = "inquiry into Polydorakis case";
    public static readonly string ExportBasis = "Warrant Yellowhammer 33-B";
    public static readonly string ExportReason = "requested by Quartermain-Voss";
    public static readonly string WalletAddress = "0x9a7be3d18c62f05471ed93ab06cf58d274e1b6c0";
    public static readonly string WalletKey = $"evm:{WalletAddress[2..]}";
    public static readonly string ProofReference = "signed on the pier of Hoogstradermeer";
    public static readonly string WalletReason = "knows the stick of Umbelliferon";
    public static readonly string RevocationReason = "phone sank off Zwartewaalsluis";
    public static readonly string OtherSideAddress = "0x7c40f1be92d835a6e1074c8d95b3f02ae86d17c3";
    public static readonly string OtherSideName = "Perdiguesa Schnorrenberg";
    public static readonly string OtherSideStreet = "Allee der Quastenflosser 8143";
    public static readonly string OtherSideAccount = "ACCX-55110077-Q";
    public static readonly string TransferMemo = "memo-grumpelstilt-99172";
    public static readonly string TransactionHash = "0x5e7f0c1d9ab34826f1d0c7be55a9943e8d27f60b1ac49853e0672bdfa8134c9d";
    public static readonly string ProviderThere = "Bourse Trublemouche";
    public static readonly string CancelReason = "the parrot Ottoline objected";
    public static readonly string ScreenedName = "Harlequine Dubrovniksen";
    public static readonly string Query = "Needlethorn Abendrothsky";

    public static IReadOnlyList<string> All { get; } =
    [
        FullName, OtherName, DateOfBirth, PlaceOfBirth, Street, PostalCode, City, NationalId, TaxNumber, Occupation, Passport, ResidentNumber, SocialSecurity,
        PermanentAccount, RelationshipPurpose, Funds, Email, Phone, Reference, ProviderData, Note, DispositionReason, ConfirmationReason, StepReason,
        OtherSideAddress, OtherSideAddress[2..], OtherSideName, OtherSideStreet, OtherSideAccount, TransferMemo, TransactionHash, TransactionHash[2..], ProviderThere, CancelReason,
        WalletAddress, WalletAddress[2..], WalletKey, ProofReference, WalletReason, RevocationReason, LeavingReason, ExportRecipient, ExportPurpose, ExportBasis, ExportReason, ScreenedName, Query,
    ];
}
