-- A payout of which the bank got ten less, a claim that was paid, an account that was merged, and
-- persons' names and numbers in each.
SET search_path = tributary;
insert into account(account,source,id,name,type,status,balance,currency,version,origin_topic,origin_partition,origin_offset) values
('stripe:acct_1:USD','stripe','acct_1:USD','Riverside','processor','open',100,'USD',1,'t',0,0),
('plaid:old','plaid','old','Old','depository','merged',0,'USD',1,'t',0,0),
('plaid:chk','plaid','chk','Jane Roe checking','depository','open',953,'USD',1,'t',0,0);
update account set merged_into='plaid:chk' where account='plaid:old';
insert into entry(source,id,kind,account,currency,amount,fee,net,date,state,type,group_ref,counterparty,refs,scopes,version,origin_topic,origin_partition,origin_offset,claim) values
('stripe','txn_1','BALANCE_TRANSACTION','stripe:acct_1:USD','USD',1000,29.3,970.7,'2026-11-20','OPEN','charge','po_1','Jane Roe','{payment_intent:pi_1}','{money/all}',1,'t',0,0,null),
('stripe','txn_2','BALANCE_TRANSACTION','stripe:acct_1:USD','USD',-10,0,-10,'2026-11-20','OPEN','refund','po_1',null,'{}','{money/all}',1,'t',0,0,null),
('stripe','po_1','PAYOUT','stripe:acct_1:USD','USD',-960.7,0,-960.7,'2026-11-21','OPEN','payout',null,null,'{}','{money/all}',1,'t',0,0,null),
('plaid','b1','BANK','plaid:old','USD',950.7,null,null,'2026-11-23','OPEN','transfer',null,'STRIPE','{}','{money/all}',1,'t',0,0,null),
('plaid','b2','BANK','plaid:chk','USD',-5,null,null,'2026-11-24','OPEN','coffee',null,'Joe Cafe','{}','{money/all}',1,'t',0,0,null),
('x12_837','CLINIC-QS-CLAIM-1','CLAIM',null,'USD',250,null,null,'2026-11-20','OPEN','837P',null,'DOE JOHN','{member:MEM0001}','{claims/all}',1,'t',0,0,'{"claim_id":"QS-CLAIM-1","payer":"60001","payee":"1234567893","charge":250.0000,"frequency":"1","provider_adjustments":[]}'),
('x12_835','P-QS-CLAIM-1-ICN1','CLAIM_PAYMENT',null,'USD',205,null,null,'2026-11-26','OPEN','1',null,'DOE JOHN','{}','{claims/all}',1,'t',0,0,'{"claim_id":"QS-CLAIM-1","payer_control_number":"ICN1","payer":"60001","payee":"1234567893","charge":250,"paid":205,"patient_owes":20,"adjustments":45,"status":"1","provider_adjustments":[]}'),
('x12_835','1512345678-QS-TRACE-1','REMITTANCE_PAYMENT',null,'USD',205,null,null,'2026-11-27','OPEN','ACH',null,null,'{}','{claims/all,money/all}',1,'t',0,0,'{"trace_number":"QS-TRACE-1","payer_trace_id":"1512345678","payer":"60001","payee":"1234567893","paid":205,"provider_adjustments":[]}');
insert into match(id,kind,scope,status,rule_version,rule,variance,variance_reason,evidence) values
('aaaa0001','payout-items','money/all','AUTO','1','payout.group_ref',0,null,'{all name po_1}'),
('bbbb0002','payout-bank','money/all','REVIEW','1','payout.bank',-10,'unexplained','{bank line names po_1}'),
('cccc0003','claim-remit','claims/all','AUTO','1','claim.number',0,null,'{CLP01 = CLM01}'),
('dddd0004','era-claims','claims/all','AUTO','1','era.trace',0,null,'{}');
insert into match_member(match_no,source,id,kind,role,position) values
(1,'stripe','po_1','payout-items','payout',0),(1,'stripe','txn_1','payout-items','item',1),(1,'stripe','txn_2','payout-items','item',2),
(2,'stripe','po_1','payout-bank','payout',0),(2,'plaid','b1','payout-bank','bank',1),
(3,'x12_837','CLINIC-QS-CLAIM-1','claim-remit','claim',0),(3,'x12_835','P-QS-CLAIM-1-ICN1','claim-remit','remittance',1),
(4,'x12_835','1512345678-QS-TRACE-1','era-claims','payment',0),(4,'x12_835','P-QS-CLAIM-1-ICN1','era-claims','remittance',1);
insert into watermark values('plaid','acct','2026-11-30T00:00Z'),('plaid','b','2026-11-28T00:00Z');
insert into finding(id,kind,match_kind,scope,source,entry_id,amount,expected_in,due_on,text) values
('eeee0005','AMOUNT_VARIANCE','payout-bank','money/all','stripe','po_1',-10,null,null,'The bank got less. Ask the bank.'),
('ffff0006','MISSING_IN_BANK','era-bank','money/all','x12_835','1512345678-QS-TRACE-1',205,'plaid','2026-11-29','No deposit.'),
('ffff0007','MISSING_IN_LEDGER','payout-ledger','money/all','stripe','po_1',960.7,'quickbooks','2026-11-29','No ledger.');
INSERT INTO account (account, source, id, name, type, status, balance, currency, version,
        origin_topic, origin_partition, origin_offset)
    VALUES ('clinicbank:4111222233', 'clinicbank', '4111222233', 'Jane Roe savings', 'depository',
        'open', 5, 'USD', 1, 't', 0, 0);
INSERT INTO entry (source, id, kind, account, currency, amount, date, state, type, counterparty,
        refs, scopes, version, origin_topic, origin_partition, origin_offset)
    VALUES ('clinicbank', 'ROE-JANE-7', 'BANK', 'clinicbank:4111222233', 'USD', 5, '2026-11-24',
        'OPEN', 'transfer', 'Jane Roe', '{check_number:77001}', '{money/all}', 1, 't', 0, 0);
RESET search_path;
